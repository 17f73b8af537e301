namespace B2BAccounts.GraphQL.Conventions.Listings;

/// <summary>What a query does with a field; each use may have an expression of its own.</summary>
internal enum FieldUse
{
    Filter,
    Sort,

    /// <summary>Summing and the like, and grouping.</summary>
    Aggregate,
}
