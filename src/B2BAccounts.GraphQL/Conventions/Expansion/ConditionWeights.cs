namespace B2BAccounts.GraphQL.Conventions.Expansion;

/// <summary>What filters and orders add to the cost of a list, as HotChocolate weighs them.</summary>
internal static class ConditionWeights
{
    /// <summary>A filter or order at all.</summary>
    public const int Argument = 10;

    /// <summary>A condition on a value or a list, or a step of an order.</summary>
    public const int Condition = 10;

    /// <summary>A search within texts.</summary>
    public const int Search = 20;
}
