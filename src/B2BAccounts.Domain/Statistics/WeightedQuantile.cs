namespace B2BAccounts.Domain.Statistics;

/// <summary>Quantiles of weighted values by nearest rank: always a value that occurred, never one between two.</summary>
public static class WeightedQuantile
{
    /// <summary>The smallest value whose weights, with those of all smaller values, reach the share of the whole; null without weight.</summary>
    /// <param name="values">Weights above zero; others are left out.</param>
    /// <param name="share">Above 0, at most 1: 0.5 is the median.</param>
    public static int? Of(IEnumerable<(int Value, decimal Weight)> values, decimal share)
    {
        var sorted = values.Where(v => v.Weight > 0m).OrderBy(v => v.Value).ToList();
        var needed = sorted.Sum(v => v.Weight) * share;
        var reached = 0m;
        foreach (var (value, weight) in sorted)
        {
            reached += weight;
            if (reached >= needed)
            {
                return value;
            }
        }

        return null;
    }
}
