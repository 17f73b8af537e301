namespace B2BAccounts.Domain.Receivables;

/// <summary>账龄区间. The last days past due of each bucket: 30, 60, 90, 120 unless configured otherwise.</summary>
public sealed record AgeingEdges
{
    /// <summary>Stands for the bucket of what is unapplied.</summary>
    public const int Unapplied = -1;

    /// <summary>Most edges that a report may have.</summary>
    public const int Most = 24;

    /// <summary>The latest edge: a hundred years.</summary>
    public const int LastDay = 36_500;

    /// <exception cref="RuleViolation">AGEING_EDGES_INVALID: none or too many, not ascending, or outside 1 to <see cref="LastDay"/>.</exception>
    public AgeingEdges(params IReadOnlyList<int> days)
    {
        ArgumentNullException.ThrowIfNull(days);
        if (days.Count is 0 or > Most || days[0] < 1 || days[^1] > LastDay || days.Zip(days.Skip(1)).Any(d => d.First >= d.Second))
        {
            throw new RuleViolation(RuleCodes.AgeingEdgesInvalid,
                $"Ageing edges must be 1 to {Most} whole days from 1 to {LastDay}, each above the one before, such as 30, 60, 90, 120; not {Told(days)}.", "edges");
        }

        Days = [.. days];
    }

    public static AgeingEdges Default { get; } = new(30, 60, 90, 120);

    public IReadOnlyList<int> Days { get; }

    /// <summary>Bucket 0 is not yet due, the last is beyond the last edge.</summary>
    public int Count => Days.Count + 2;

    /// <summary>The bucket on a day of an item due on another; due on the day is not yet late.</summary>
    public int BucketOf(DateOnly due, DateOnly day)
    {
        var late = day.DayNumber - due.DayNumber;
        return late <= 0 ? 0 : 1 + Days.TakeWhile(edge => late > edge).Count();
    }

    /// <summary>The first and last days past due of a bucket; null is open-ended. Bucket 0 has neither.</summary>
    public (int? From, int? To) Range(int bucket) => bucket switch
    {
        0 => (null, null),
        _ when bucket <= Days.Count => (bucket == 1 ? 1 : Days[bucket - 2] + 1, Days[bucket - 1]),
        _ => (Days[^1] + 1, null),
    };

    public bool Equals(AgeingEdges? other) => other is not null && Days.SequenceEqual(other.Days);

    public override int GetHashCode() => Days.Aggregate(0, HashCode.Combine);

    private static string Told(IReadOnlyList<int> days) => days.Count == 0 ? "none" : string.Join(", ", days.Take(Most)) + (days.Count > Most ? $" and {days.Count - Most} more" : "");
}
