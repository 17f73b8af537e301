using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using B2BAccounts.GraphQL.Check.StandIns;
using B2BAccounts.GraphQL.Check;
using B2BAccounts.GraphQL.Execution;
using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Tests.Differential;

/// <summary>What two implementations say of the same documents, and where they differ beyond what <see cref="Allowance"/> lists.</summary>
internal sealed class Comparison
{
    private static readonly ConditionalWeakTable<GraphQLEngine, HashSet<string>> Roles = [];

    // More of a kind teach nothing.
    private const int MostTold = 20;

    private readonly SortedDictionary<string, int> allowed = new(StringComparer.Ordinal);

    public int Documents { get; private set; }

    /// <summary>Those that graphql-js refuses before execution.</summary>
    public int Wrong { get; private set; }

    public int Syntax { get; private set; }

    public int Executed { get; private set; }

    public int FieldErrors { get; private set; }

    public int Messages { get; private set; }

    public int EqualMessages { get; private set; }

    public int Differing { get; private set; }

    /// <summary>The first documents on which verdict, places or data differ.</summary>
    public List<string> Differences { get; } = [];

    public List<string> OtherMessages { get; } = [];

    /// <summary>Both implementations at work side by side.</summary>
    public static async Task<Comparison> OfAsync(string name, string sdl, List<ReferenceCase> cases)
    {
        var theirs = Reference.AskAsync(new Dictionary<string, string>(StringComparer.Ordinal) { [name] = sdl }, cases);
        var schema = SchemaBuilder.Build(Parser.Parse(new Source(sdl)));
        var engine = new KnownSchema(schema).Engine;
        var executes = schema.Directive("defer") is null;
        var ours = new List<ReferenceAnswer>(cases.Count);
        foreach (var given in cases)
        {
            ours.Add(await AnswerAsync(engine, given, executes));
        }

        var comparison = new Comparison();
        foreach (var (own, other) in ours.Zip(await theirs))
        {
            comparison.Add(cases[own.Id], own, other);
        }

        return comparison;
    }

    public void Add(Comparison other)
    {
        Documents += other.Documents;
        Wrong += other.Wrong;
        Syntax += other.Syntax;
        Executed += other.Executed;
        FieldErrors += other.FieldErrors;
        Messages += other.Messages;
        EqualMessages += other.EqualMessages;
        Differing += other.Differing;
        Differences.AddRange(other.Differences.Take(MostTold - Differences.Count));
        OtherMessages.AddRange(other.OtherMessages.Take(MostTold - OtherMessages.Count));
        foreach (var (reason, count) in other.allowed)
        {
            allowed[reason] = allowed.GetValueOrDefault(reason) + count;
        }
    }

    public override string ToString()
    {
        var text = new StringBuilder().Append(
            CultureInfo.InvariantCulture,
            $"{Documents} documents: {Wrong} wrong ({Syntax} in syntax), {Executed} executed with {FieldErrors} errors of fields; {Differing} differ; "
            + $"{EqualMessages} of {Messages} messages are equal.");
        foreach (var (reason, count) in allowed)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nallowed {count}: {reason}");
        }

        foreach (var message in OtherMessages)
        {
            text.Append("\nother words: ").Append(message);
        }

        return text.ToString();
    }

    // graphql-js knows no rules.
    private static RequestContext ReadsEverything(GraphQLEngine engine) => new() { Roles = Roles.GetValue(engine, e => StandInEngine.RolesIn(e.Schema)) };

    private static async Task<ReferenceAnswer> AnswerAsync(GraphQLEngine engine, ReferenceCase given, bool executes)
    {
        var request = new GraphQLRequest(given.Document, given.OperationName, given.Variables);
        using var result = await engine.ExecuteAsync(request, ReadsEverything(engine));
        if (executes && result.Errors is [{ Code: "OPERATION_NOT_ALLOWED" }])
        {
            return await AnswersAsync(engine.Subscribe(request, ReadsEverything(engine)), given.Id);
        }

        var stage = result.Errors.Any(e => e.Code == GraphQLSyntaxException.ParseFailed) ? Stage.Syntax
            : result.Errors.Any(e => e.Code is "GRAPHQL_VALIDATION_FAILED" or GraphQLSyntaxException.LimitExceeded) ? Stage.Validation
            : Stage.Execution;
        if (stage == Stage.Execution && !executes)
        {
            return new ReferenceAnswer(given.Id, Stage.Valid, []);
        }

        return new ReferenceAnswer(given.Id, stage, [.. result.Errors.Select(Plain)], Data: Data(result));
    }

    private static async Task<ReferenceAnswer> AnswersAsync(SubscriptionResult subscription, int id)
    {
        using var refused = subscription.Refusal;
        if (refused is not null)
        {
            return new ReferenceAnswer(id, Stage.Execution, [.. refused.Errors.Select(Plain)]);
        }

        List<ReferenceError> errors = [];
        List<string?> data = [];
        await foreach (var answer in subscription.Answers!)
        {
            using (answer)
            {
                errors.AddRange(answer.Errors.Select(Plain));
                data.Add(Data(answer));
            }
        }

        return new ReferenceAnswer(id, Stage.Execution, errors, Data: string.Join('\n', data));
    }

    private static string? Data(ExecutionResult result)
    {
        using var body = JsonDocument.Parse(result.Body);
        return body.RootElement.TryGetProperty("data", out var data) ? data.GetRawText() : null;
    }

    private static ReferenceError Plain(GraphQLError error) => new(
        error.Message,
        [.. (error.Locations ?? []).Select(l => $"{l.Line}:{l.Column}")],
        error.Path is null ? null : [.. error.Path.Select(p => JsonSerializer.SerializeToElement(p))]);

    private void Add(ReferenceCase given, ReferenceAnswer ours, ReferenceAnswer theirs)
    {
        Documents++;
        Wrong += theirs.Stage is Stage.Syntax or Stage.Validation ? 1 : 0;
        Syntax += theirs.Stage == Stage.Syntax ? 1 : 0;
        Executed += theirs is { Stage: Stage.Execution, Data: not null } ? 1 : 0;
        FieldErrors += theirs.Data is null ? 0 : theirs.Errors.Count;
        foreach (var allowance in Allowance.All)
        {
            if (allowance.Apply(ours, theirs) is { } settled)
            {
                allowed[allowance.Reason] = allowed.GetValueOrDefault(allowance.Reason) + 1;
                (ours, theirs) = settled;
            }
        }

        if (ours.Stage != theirs.Stage || ours.Data != theirs.Data
            || !ours.Errors.Select(e => e.Places).Order(StringComparer.Ordinal).SequenceEqual(theirs.Errors.Select(e => e.Places).Order(StringComparer.Ordinal)))
        {
            Differing++;
            if (Differences.Count < MostTold)
            {
                Differences.Add($"{given.Document}\n{given.Variables} {given.OperationName}\n-- here:\n{Text(ours)}\n-- graphql-js:\n{Text(theirs)}\n");
            }

            return;
        }

        var left = ours.Errors.Select(e => e.ToString()).ToList();
        Messages += theirs.Errors.Count;
        foreach (var error in theirs.Errors)
        {
            if (left.Remove(error.ToString()))
            {
                EqualMessages++;
            }
            else if (OtherMessages.Count < MostTold)
            {
                OtherMessages.Add($"graphql-js: {error}\n       here: {string.Join("\n             ", left.Where(l => l.StartsWith(error.Places, StringComparison.Ordinal)))}");
            }
        }
    }

    private static string Text(ReferenceAnswer answer) => $"{answer.Stage} {answer.Data}\n{string.Join('\n', answer.Errors)}";
}
