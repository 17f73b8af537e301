namespace B2BAccounts.Domain.Grading;

/// <summary>
/// The purchase levels of the accounts with a net purchase in 12 months, on the day of the last run over the book: so that one account
/// can be assessed alone, and again with the same result.
/// </summary>
/// <param name="Levels">Distinct levels, ascending, with how many accounts have each.</param>
public sealed record QuantileTable(DateOnly Day, string Currency, IReadOnlyList<QuantileTable.Entry> Levels)
{
    /// <param name="Below">Accounts of a smaller level.</param>
    public readonly record struct Entry(decimal Level, int Below, int Equal);

    public int Count => Levels.Count == 0 ? 0 : Levels[^1].Below + Levels[^1].Equal;

    /// <param name="levels">Of all accounts; those without a net purchase are left out.</param>
    public static QuantileTable Of(DateOnly day, string currency, IEnumerable<decimal> levels)
    {
        var entries = new List<Entry>();
        foreach (var group in levels.Where(l => l > 0m).GroupBy(l => l).OrderBy(g => g.Key))
        {
            entries.Add(new Entry(group.Key, entries.Count == 0 ? 0 : entries[^1].Below + entries[^1].Equal, group.Count()));
        }

        return new QuantileTable(day, currency, entries);
    }

    /// <summary>100 × (below + ½ equal) / n; null without a net purchase or when the table is empty.</summary>
    public decimal? Percentile(decimal level)
    {
        if (level <= 0m || Levels.Count == 0)
        {
            return null;
        }

        var (from, to) = (0, Levels.Count);
        while (from < to)
        {
            var middle = (from + to) / 2;
            (from, to) = Levels[middle].Level < level ? (middle + 1, to) : (from, middle);
        }

        var below = from == Levels.Count ? Count : Levels[from].Below;
        var equal = from < Levels.Count && Levels[from].Level == level ? Levels[from].Equal : 0;
        return 100m * (below + equal / 2m) / Count;
    }
}
