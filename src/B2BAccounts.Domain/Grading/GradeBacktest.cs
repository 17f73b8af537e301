using B2BAccounts.Domain.Statistics;

namespace B2BAccounts.Domain.Grading;

/// <summary>What became of the accounts of a grade.</summary>
/// <param name="Accounts">Accounts that anything came due of.</param>
/// <param name="LateShare">Mean over accounts of the part of what came due that was paid late or not at all, 0 to 1.</param>
/// <param name="DaysLate">Mean over accounts of their days late, weighted by amount within each.</param>
/// <param name="LossShare">What was written off of all that came due, 0 to 1.</param>
public sealed record GradeScore(string Grade, int Accounts, Estimate LateShare, Estimate DaysLate, Estimate LossShare);

/// <summary>By how much the worse of two grades did worse.</summary>
public sealed record GradeDifference(string Better, string Worse, Estimate LateShare, Estimate DaysLate, Estimate LossShare);

/// <summary>
/// 回测. Whether a grading policy told who would pay late and who would not pay: what came of its grades, each with a 95 % interval by the
/// percentile bootstrap over accounts (Efron 1979), 1,000 resamples from a fixed seed, so that the same book gives the same figures.
/// </summary>
/// <param name="Grades">From best to worst, those with accounts.</param>
/// <param name="Differences">Between each grade and the next, UNGRADED and grades of fewer than <see cref="LeastAccounts"/> accounts left out.</param>
public sealed record GradeBacktest(IReadOnlyList<GradeScore> Grades, IReadOnlyList<GradeDifference> Differences)
{
    public const int Resamples = 1_000;

    /// <summary>Of fewer accounts an interval tells nothing: that of one has no width.</summary>
    public const int LeastAccounts = 10;

    private const int Seed = 19790101;
    private const double Tail = 0.025;

    /// <param name="order">Grades from best to worst; of others nothing is told.</param>
    public static GradeBacktest Of(IEnumerable<GradeOutcome> outcomes, IReadOnlyList<string> order, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(order);
        var byGrade = outcomes.ToLookup(o => o.Grade);
        List<Sample> samples = [.. order.Where(byGrade.Contains).Select((grade, i) => new Sample(grade, [.. byGrade[grade]], Seed + i, cancel))];
        // Of whom nothing is known yet is no worse than anybody.
        List<Sample> graded = samples.FindAll(s => s.Grade != GradingPolicy.Ungraded && s.Accounts >= LeastAccounts);
        return new GradeBacktest(
            [.. samples.Select(s => new GradeScore(s.Grade, s.Accounts, Of(s, 0), Of(s, 1), Of(s, 2)))],
            [.. graded.Zip(graded.Skip(1)).Select(p => new GradeDifference(p.First.Grade, p.Second.Grade, Between(p, 0), Between(p, 1), Between(p, 2)))]);
    }

    private static Estimate Of(Sample sample, int figure) => Interval(sample.Figures[figure], sample.Drawn[figure]);

    private static Estimate Between((Sample Better, Sample Worse) pair, int figure) => Interval(
        pair.Worse.Figures[figure] - pair.Better.Figures[figure], pair.Worse.Drawn[figure].Zip(pair.Better.Drawn[figure], (worse, better) => worse - better));

    private static Estimate Interval(double value, IEnumerable<double> drawn)
    {
        double[] sorted = [.. drawn.Order()];
        // Nearest rank, the same number of resamples cut off on both sides.
        var cut = (int)(Tail * sorted.Length);
        return new Estimate(Rounded(value), Rounded(sorted[cut]), Rounded(sorted[^(cut + 1)]));
    }

    private static decimal Rounded(double value) => Math.Round((decimal)value, 6, MidpointRounding.AwayFromZero);

    private sealed class Sample
    {
        private readonly double[] _late, _days, _due, _lost;

        public Sample(string grade, IReadOnlyList<GradeOutcome> accounts, int seed, CancellationToken cancel)
        {
            Grade = grade;
            _late = [.. accounts.Select(a => (double)(a.Late / a.Due))];
            _days = [.. accounts.Select(a => (double)(a.AmountDaysLate / a.Due))];
            _due = [.. accounts.Select(a => (double)a.Due)];
            _lost = [.. accounts.Select(a => (double)a.WrittenOff)];
            Figures = Measure(i => i);
            Drawn = [new double[Resamples], new double[Resamples], new double[Resamples]];
            var random = new Random(seed);
            for (var round = 0; round < Resamples; round++)
            {
                cancel.ThrowIfCancellationRequested();
                var figures = Measure(_ => random.Next(_late.Length));
                for (var figure = 0; figure < figures.Length; figure++)
                {
                    Drawn[figure][round] = figures[figure];
                }
            }
        }

        public string Grade { get; }

        public int Accounts => _late.Length;

        /// <summary>Late share, days late, loss share.</summary>
        public double[] Figures { get; }

        public double[][] Drawn { get; }

        private double[] Measure(Func<int, int> draw)
        {
            var (late, days, due, lost) = (0d, 0d, 0d, 0d);
            for (var i = 0; i < _late.Length; i++)
            {
                var at = draw(i);
                late += _late[at];
                days += _days[at];
                due += _due[at];
                lost += _lost[at];
            }

            return [late / _late.Length, days / _late.Length, lost / due];
        }
    }
}
