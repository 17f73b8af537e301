using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.GraphQL;
using B2BAccounts.GraphQL.Execution;

namespace B2BAccounts.Api.Http;

/// <summary>Answers refusals: in mutations by the contract's error types, elsewhere by an error with its code.</summary>
public static class TypedErrors
{
    public static void Bind(SchemaBindings bindings)
    {
        ArgumentNullException.ThrowIfNull(bindings);
        bindings.Object<ValidationError>("ValidationError");
        bindings.Object<NotFoundError>("NotFoundError");
        bindings.Object<ConflictError>("ConflictError");
        bindings.Object<RuleError>("RuleError");
    }

    /// <summary>The typed errors of a mutation's payload; null for what is no refusal.</summary>
    public static IReadOnlyList<object>? InPayload(Exception exception) => exception switch
    {
        InputInvalid invalid => [.. invalid.Problems.Select(p => new ValidationError(p.Message, p.Code, p.Path))],
        RuleViolation rule when IsMissing(rule.Code) => [new NotFoundError(rule.Message, rule.Code, rule.Path)],
        RuleViolation rule when IsConflict(rule.Code) => [new ConflictError(rule.Message, rule.Code, rule.Path)],
        RuleViolation rule => [new RuleError(rule.Message, rule.Code, rule.Path)],
        _ when DatabaseFaults.Unstorable(exception) is { } text => [new ValidationError(text.Message, InputCodes.Malformed, [])],
        _ => null,
    };

    /// <summary>The error of a field; null for what clients must not know.</summary>
    public static GraphQLError? OfField(Exception exception) => exception switch
    {
        RuleViolation rule => new GraphQLError(rule.Message, Code: rule.Code),
        InputInvalid { Problems: [var first, ..] } => new GraphQLError(first.Message, Code: first.Code),
        _ when DatabaseFaults.Unstorable(exception) is { } text => new GraphQLError(text.Message, Code: InputCodes.Malformed),
        _ when Busy(exception) is { } busy => new GraphQLError(busy.Message, Code: busy.Code),
        _ => null,
    };

    /// <summary>What is said where the database could not do now what was asked of it; null for anything else.</summary>
    public static BookBusy? Busy(Exception exception) => exception switch
    {
        BookBusy busy => busy,
        _ when DatabaseFaults.IsExhausted(exception) => new BookBusy("Too much is asked of the database at this moment. Try again.", cause: exception),
        _ when DatabaseFaults.IsLost(exception) => new BookBusy("The database does not answer. Try again in a moment.", BookBusy.Unavailable, exception),
        _ => null,
    };

    public static bool IsMissing(string code) => code.EndsWith("_NOT_FOUND", StringComparison.Ordinal);

    public static bool IsConflict(string code) =>
        code.EndsWith("_TAKEN", StringComparison.Ordinal) || code.EndsWith("_EXISTS", StringComparison.Ordinal)
        || code is RuleCodes.VersionConflict or Idempotency.KeyReused;

    private sealed record ValidationError(string Message, string Code, IReadOnlyList<string> Path);

    private sealed record NotFoundError(string Message, string Code, IReadOnlyList<string> Path);

    private sealed record ConflictError(string Message, string Code, IReadOnlyList<string> Path);

    private sealed record RuleError(string Message, string Code, IReadOnlyList<string> Path);
}
