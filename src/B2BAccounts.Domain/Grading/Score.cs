namespace B2BAccounts.Domain.Grading;

/// <summary>
/// Indicators to a total that adds up. Points are rounded to four decimals; weights after redistribution to four decimals by largest
/// remainders, so that they add up to 100; each contribution is weight × points / 100 rounded to four decimals, half away from zero;
/// the total is their sum. Whoever multiplies the shown figures gets the shown figures.
/// </summary>
internal static class Score
{
    public const int Decimals = 4;

    public static decimal Round(decimal value) => decimal.Round(value, Decimals, MidpointRounding.AwayFromZero);

    public static IReadOnlyList<IndicatorResult> Of(GradingPolicy policy, Func<Indicator, decimal?> rawOf)
    {
        var read = policy.Indicators.Select(i => (Indicator: i, Raw: rawOf(i))).ToList();
        var weights = Weights([.. read.Select(r => r.Raw is null && r.Indicator.Missing == MissingRule.Redistribute ? 0m : r.Indicator.Weight)]);
        return
        [
            .. read.Select((r, i) =>
            {
                decimal? points = r.Raw is { } raw ? Round(r.Indicator.Curve.At(raw)) : r.Indicator.Missing == MissingRule.Zero ? 0m : null;
                return new IndicatorResult(r.Indicator.Kind, r.Raw, points, r.Indicator.Weight, weights[i], Round(weights[i] * (points ?? 0m) / 100m));
            }),
        ];
    }

    public static decimal? Total(IReadOnlyList<IndicatorResult> results) =>
        results.All(r => r.Weight == 0m) ? null : results.Sum(r => r.Contribution);

    // Cut to four decimals, what is left over given in steps of 0.0001 to the largest remainders, earlier indicators first when equal.
    private static decimal[] Weights(decimal[] live)
    {
        var sum = live.Sum();
        if (sum == 0m)
        {
            return live;
        }

        const decimal step = 0.0001m;
        var exact = live.Select(w => w * 100m / sum).ToArray();
        var cut = exact.Select(w => decimal.Round(w, Decimals, MidpointRounding.ToZero)).ToArray();
        var steps = (int)decimal.Round((100m - cut.Sum()) / step, 0, MidpointRounding.AwayFromZero);
        foreach (var i in Enumerable.Range(0, live.Length).Where(i => live[i] > 0m).OrderByDescending(i => exact[i] - cut[i]).ThenBy(i => i).Take(steps))
        {
            cut[i] += step;
        }

        return cut;
    }
}
