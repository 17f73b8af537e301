namespace B2BAccounts.GraphQL.Conventions.Aggregates;

/// <summary>What is made of the values of a field.</summary>
internal enum AggregateFunction
{
    Sum,
    Avg,
    Min,
    Max,
}
