using B2BAccounts.GraphQL.Validation.Limits;

namespace B2BAccounts.GraphQL.Validation;

public sealed record ValidationOptions
{
    public static ValidationOptions Default { get; } = new();

    /// <summary>What an operation may ask for at most.</summary>
    public OperationLimits Limits { get; init; } = OperationLimits.Default;

    /// <summary>Leaves "Did you mean …?" out, so that a schema cannot be guessed from messages.</summary>
    public bool HideSuggestions { get; init; }

    /// <summary>Whether documents may ask for the schema.</summary>
    public bool AllowIntrospection { get; init; } = true;

    /// <summary>After so many errors validation stops and says so.</summary>
    public int MaxErrors { get; init; } = 100;
}
