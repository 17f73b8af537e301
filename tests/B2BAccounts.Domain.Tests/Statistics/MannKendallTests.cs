using B2BAccounts.Domain.Statistics;

namespace B2BAccounts.Domain.Tests.Statistics;

public sealed class MannKendallTests
{
    // One-sided probabilities of Gilbert, Statistical Methods for Environmental Pollution Monitoring (1987), table A18.
    [Theory]
    [InlineData(4, 4, 0.167)]
    [InlineData(4, 6, 0.042)]
    [InlineData(5, 6, 0.117)]
    [InlineData(5, 8, 0.042)]
    [InlineData(5, 10, 0.0083)]
    [InlineData(8, 12, 0.089)]
    [InlineData(8, 16, 0.031)]
    [InlineData(10, 15, 0.108)]
    [InlineData(10, 21, 0.036)]
    [InlineData(10, 23, 0.023)]
    public void Without_ties_p_is_twice_the_published_table(int n, int s, double oneSided)
    {
        var result = MannKendall.Of(SeriesWith(n, s));
        Assert.Equal(s, result.S);
        Assert.Equal(oneSided, result.P / 2, oneSided < 0.01 ? 4 : 3);
    }

    [Fact]
    public void With_ties_p_is_the_share_of_all_orders_that_are_as_extreme()
    {
        var random = new Random(7);
        for (var round = 0; round < 60; round++)
        {
            var values = Enumerable.Range(0, random.Next(4, 8)).Select(_ => (decimal)random.Next(4)).ToArray();
            var s = S(values);
            long all = 0, extreme = 0;
            foreach (var order in Orders(values))
            {
                all++;
                extreme += Math.Abs(S(order)) >= Math.Abs(s) ? 1 : 0;
            }

            var result = MannKendall.Of(values);
            Assert.Equal(s, result.S);
            Assert.Equal((double)extreme / all, result.P, 1e-12);
        }
    }

    // The same formula in Python with math.erfc.
    [Theory]
    [InlineData(66, 8.303107353564735e-06)]
    [InlineData(30, 0.04674494105371121)]
    [InlineData(20, 0.19261627432960216)]
    public void Beyond_ten_values_the_normal_approximation_is_taken(int s, double p)
    {
        var result = MannKendall.Of(SeriesWith(12, s));
        Assert.Equal(s, result.S);
        Assert.Equal(p, result.P, p * 1e-9);
    }

    [Fact]
    public void Equal_values_show_no_trend() => Assert.Equal(new MannKendall(0, 1), MannKendall.Of([5m, 5m, 5m, 5m, 5m]));

    [Fact]
    public void The_slope_is_the_median_of_all_pairs_slopes_over_real_positions()
    {
        // Slopes of the pairs: 1, 2, 5/3, 3, 2, 1.5 → sorted 1, 1.5, 5/3, 2, 2, 3.
        Assert.Equal((5m / 3m + 2m) / 2m, TheilSen.Slope([(0, 0m), (1, 1m), (2, 4m), (3, 5m)]) is { } s ? s : -1m, 12);
        Assert.Equal(1m, TheilSen.Slope([(0, 0m), (3, 3m), (12, 12m)]));
        Assert.Null(TheilSen.Slope([(0, 0m)]));
    }

    [Fact]
    public void A_weighted_quantile_is_a_value_that_occurred()
    {
        Assert.Equal(10, WeightedQuantile.Of([(10, 50m), (20, 50m)], 0.5m));
        Assert.Equal(20, WeightedQuantile.Of([(20, 50.01m), (10, 50m)], 0.5m));
        Assert.Equal(-3, WeightedQuantile.Of([(-3, 90m), (40, 10m)], 0.9m));
        Assert.Equal(40, WeightedQuantile.Of([(-3, 89m), (40, 11m)], 0.9m));
        Assert.Null(WeightedQuantile.Of([], 0.5m));
    }

    // Insertion with as many inversions as S asks for.
    private static decimal[] SeriesWith(int n, int s)
    {
        var falling = (n * (n - 1) / 2 - s) / 2;
        var series = new List<decimal>();
        for (var i = 0; i < n; i++)
        {
            var back = Math.Min(falling, i);
            series.Insert(i - back, i);
            falling -= back;
        }

        return [.. series];
    }

    private static int S(decimal[] v) =>
        Enumerable.Range(0, v.Length).Sum(i => Enumerable.Range(i + 1, v.Length - i - 1).Sum(j => Math.Sign(v[j] - v[i])));

    private static IEnumerable<decimal[]> Orders(decimal[] values) => values.Length == 0
        ? [[]]
        : values.SelectMany((v, i) => Orders([.. values[..i], .. values[(i + 1)..]]).Select(rest => (decimal[])[v, .. rest]));
}
