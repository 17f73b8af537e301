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
}
