namespace B2BAccounts.Domain.Forecasts;

/// <summary>
/// The chance that an invoice is paid by a day past due, given that it was open on another. From each day's hazard: of what could be paid
/// on the day, the part that was. Open invoices count as long as they are open, so that slow payers are not left out for not having paid
/// yet (Kaplan and Meier 1958). Little history is mixed with a prior day by day: (mass × prior hazard + paid) / (mass + at risk), the mean
/// of the beta process (Hjort 1990).
/// </summary>
public sealed class LatenessCurve
{
    /// <summary>The prior weighs like so many invoices. Chosen by back-test on 2012 of the public IBM file; see docs/glossary.md.</summary>
    public const double Mass = 1;

    private static readonly LatenessCurve Nothing = new([]);

    private readonly int[] _days;
    private readonly double[] _hazards;
    private readonly double[] _open;

    private LatenessCurve(List<(int Late, double Hazard)> steps)
    {
        _days = [.. steps.Select(s => s.Late)];
        _hazards = [.. steps.Select(s => s.Hazard)];
        _open = new double[_days.Length];
        var open = 1.0;
        for (var i = 0; i < _days.Length; i++)
        {
            _open[i] = open *= 1 - _hazards[i];
        }
    }

    /// <param name="prior">What holds without any history; without it, that nothing is ever paid, so that no day is ever certain.</param>
    public static LatenessCurve Of(LatenessHistory history, LatenessCurve? prior = null)
    {
        ArgumentNullException.ThrowIfNull(history);
        prior ??= Nothing;
        var steps = new List<(int Late, double Hazard)>();
        var (ahead, open) = (0, 0.0);
        foreach (var (late, paid, change) in history.Days())
        {
            // Where the history has no payment, its open invoices still speak against one.
            for (; ahead < prior._days.Length && prior._days[ahead] < late; ahead++)
            {
                Step(prior._days[ahead], prior._hazards[ahead], 0);
            }

            var before = ahead < prior._days.Length && prior._days[ahead] == late ? prior._hazards[ahead++] : 0;
            Step(late, before, paid);
            open = Math.Max(0, open + change);
        }

        for (; ahead < prior._days.Length; ahead++)
        {
            Step(prior._days[ahead], prior._hazards[ahead], 0);
        }

        return new LatenessCurve(steps);

        void Step(int late, double before, double paid)
        {
            if (before > 0 || paid > 0)
            {
                steps.Add((late, (Mass * before + paid) / (Mass + open)));
            }
        }
    }

    /// <summary>The chance, 0 to below 1, that what is open at the end of a day past due is paid by another.</summary>
    public double PaidBy(int openAfter, int late) => late <= openAfter ? 0 : 1 - OpenAfter(late) / OpenAfter(openAfter);

    /// <summary>The first day by which what is open at the end of another is paid with at least this chance; null when it never was so likely.</summary>
    /// <param name="chance">Above 0, below 1.</param>
    public int? PaidWith(double chance, int openAfter)
    {
        var enough = (1 - chance) * OpenAfter(openAfter) * (1 + 1e-12);
        var (first, end) = (IndexAfter(openAfter), _days.Length);
        while (first < end)
        {
            var middle = (first + end) / 2;
            (first, end) = _open[middle] <= enough ? (first, middle) : (middle + 1, end);
        }

        return first < _days.Length ? _days[first] : null;
    }

    private double OpenAfter(int late) => IndexAfter(late) is var i and > 0 ? _open[i - 1] : 1;

    /// <summary>Of the first step after the day.</summary>
    private int IndexAfter(int late) => Array.BinarySearch(_days, late) is var i && i >= 0 ? i + 1 : ~i;
}
