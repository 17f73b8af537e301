namespace B2BAccounts.Domain.Forecasts;

/// <summary>
/// How late invoices were paid, with those that are not: each weighs so much from a day on, until it is paid or no longer known of.
/// Days are days past due, early below zero.
/// </summary>
public sealed class LatenessHistory
{
    private readonly Dictionary<int, Day> _days = [];

    /// <summary>Whether anything was added.</summary>
    public bool IsEmpty => _days.Count == 0;

    /// <summary>Number of payments, each invoice's day of payment once.</summary>
    public int Payments { get; private set; }

    /// <param name="after">The invoice was open at the end of this day; what was paid on it or before says nothing of open invoices.</param>
    /// <param name="until">The day on which it was paid, or at whose end it was last known to be open. Not after <paramref name="after"/>: nothing is added.</param>
    /// <param name="weight">Above zero; 1 for a whole invoice of today.</param>
    public void Add(int after, int until, bool paid, double weight)
    {
        if (until > after)
        {
            _days[after] = At(after) with { Entered = At(after).Entered + weight };
            _days[until] = paid ? At(until) with { Paid = At(until).Paid + weight } : At(until) with { Left = At(until).Left + weight };
            Payments += paid ? 1 : 0;
        }
    }

    public void Add(LatenessHistory other)
    {
        ArgumentNullException.ThrowIfNull(other);
        foreach (var (late, day) in other._days)
        {
            var here = At(late);
            _days[late] = new Day(here.Entered + day.Entered, here.Paid + day.Paid, here.Left + day.Left);
        }

        Payments += other.Payments;
    }

    /// <summary>What changed on each day, ascending: the weight that was paid on it, and by how much less or more could be paid after it.</summary>
    internal IEnumerable<(int Late, double Paid, double Change)> Days() =>
        _days.OrderBy(d => d.Key).Select(d => (d.Key, d.Value.Paid, d.Value.Change));

    /// <summary>The weight of what was known to be open at the end of the day, and so could be paid later.</summary>
    public double AtRiskAfter(int late)
    {
        // In the order of days, so that the same documents give the same digits.
        var open = 0.0;
        foreach (var (_, _, change) in Days().TakeWhile(d => d.Late <= late))
        {
            open += change;
        }

        return Math.Max(0, open);
    }

    private Day At(int late) => _days.GetValueOrDefault(late);

    private readonly record struct Day(double Entered, double Paid, double Left)
    {
        public double Change => Entered - Paid - Left;
    }
}
