using B2BAccounts.Domain.Forecasts;

namespace B2BAccounts.Domain.Tests.Forecasts;

public sealed class ExpectedSumTests
{
    [Theory]
    [InlineData(0.05, 0, 0)]
    [InlineData(0.3, 0, 100)]
    [InlineData(0.9, 0, 100)]
    [InlineData(0.95, 100, 100)]
    public void A_single_amount_comes_whole_or_not_at_all(double chance, double low, double high)
    {
        var sum = new ExpectedSum();
        sum.Add(100, chance);
        Assert.Equal((low, high), sum.Interval());
    }

    [Fact]
    public void Of_nothing_nothing_is_expected()
    {
        var sum = new ExpectedSum();
        sum.Add(100, 0);
        sum.Add(0, 0.5);
        Assert.Equal((0, 0), sum.Interval());
    }

    [Fact]
    public void Ten_amounts_are_those_of_all_their_cases()
    {
        var random = new Random(3);
        for (var round = 0; round < 20; round++)
        {
            var amounts = Enumerable.Range(0, ExpectedSum.CaseByCase).Select(_ => (Amount: (double)random.Next(1, 1000), Chance: random.NextDouble())).ToList();
            var cases = Enumerable.Range(0, 1 << amounts.Count).Select(bits => (
                Sum: amounts.Where((_, i) => (bits >> i & 1) == 1).Sum(a => a.Amount),
                Chance: amounts.Select((a, i) => (bits >> i & 1) == 1 ? a.Chance : 1 - a.Chance).Aggregate((x, y) => x * y))).OrderBy(c => c.Sum).ToList();
            var sum = new ExpectedSum();
            amounts.ForEach(a => sum.Add(a.Amount, a.Chance));
            Assert.Equal((Reached(cases, 0.1), Reached(cases, 0.9)), sum.Interval());
        }

        static double Reached(List<(double Sum, double Chance)> cases, double share)
        {
            var reached = 0.0;
            return cases.First(c => (reached += c.Chance) >= share).Sum;
        }
    }

    /// <summary>Quantiles of the binomial distribution, by python: 1,000 trials of 0.3 have 281 and 319; 40 of 0.2 have 5 and 11.</summary>
    [Theory]
    [InlineData(1000, 0.3, 281, 319)]
    [InlineData(40, 0.2, 5, 11)]
    public void Many_equal_amounts_are_near_the_binomial_distribution(int count, double chance, int low, int high)
    {
        var sum = new ExpectedSum();
        for (var i = 0; i < count; i++)
        {
            sum.Add(1, chance);
        }

        var (from, to) = sum.Interval();
        Assert.InRange(from, low - 0.75, low + 0.75);
        Assert.InRange(to, high - 0.75, high + 0.75);
    }

    [Fact]
    public void One_large_amount_among_many_small_ones_makes_two_humps()
    {
        var sum = new ExpectedSum();
        sum.Add(1_000_000, 0.5);
        for (var i = 0; i < 500; i++)
        {
            sum.Add(100, 0.5);
        }

        // Below the tenth and above the ninth tenth of all lie a fifth of each hump: z = 0.8416 deviations of √500 × 50 from its middle.
        var (low, high) = sum.Interval();
        Assert.Equal(25_000 - 0.8416 * 1118.03, low, 10.0);
        Assert.Equal(1_025_000 + 0.8416 * 1118.03, high, 10.0);
    }
}
