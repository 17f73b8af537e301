namespace B2BAccounts.GraphQL.Conventions.Listings;

/// <summary>How much one list may be asked for. A condition or order beyond these costs a database more than an answer is worth.</summary>
public sealed record ListLimits
{
    /// <summary>Operations on values in one filter.</summary>
    public int Conditions { get; init; } = 200;

    /// <summary>Values in one list of a filter (<c>in</c>, <c>nin</c>).</summary>
    public int Values { get; init; } = 1000;

    /// <summary>Steps from object to related object or list in one condition or order.</summary>
    public int Relations { get; init; } = 4;

    /// <summary>Steps of one order.</summary>
    public int OrderSteps { get; init; } = 8;

    /// <summary>Aggregates (functions on fields, and counts) in one field.</summary>
    public int Aggregates { get; init; } = 50;

    /// <summary>Fields that aggregate or group in one request, each of which is a statement over a whole list.</summary>
    public int AggregateFields { get; init; } = 20;

    /// <summary>What groups may be told apart by at once.</summary>
    public int GroupKeys { get; init; } = 5;

    /// <summary>Groups that one field answers with, for all its parents together.</summary>
    public int Groups { get; init; } = 2000;
}
