namespace B2BAccounts.Domain.Statistics;

/// <summary>The middle of values in order; of an even number of them, the mean of the middle two.</summary>
public static class Median
{
    /// <summary>Null of no values.</summary>
    public static decimal? Of(IEnumerable<decimal> values)
    {
        var sorted = values.Order().ToList();
        var middle = sorted.Count / 2;
        return sorted.Count == 0 ? null : sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2m;
    }
}
