using B2BAccounts.Domain.Grading;

namespace B2BAccounts.Domain.Tests.Grading;

public sealed class QuantileTableTests
{
    [Fact]
    public void A_percentile_counts_those_below_and_half_of_the_equal()
    {
        var table = QuantileTable.Of(new(2026, 6, 30), "EUR", [10m, 20m, 20m, 40m, 0m, -5m]);
        Assert.Equal(4, table.Count);
        Assert.Equal(12.5m, table.Percentile(10m));
        Assert.Equal(50m, table.Percentile(20m));
        Assert.Equal(75m, table.Percentile(30m));
        Assert.Equal(100m, table.Percentile(41m));
        Assert.Equal(0m, table.Percentile(1m));
        Assert.Null(table.Percentile(0m));
        Assert.Null(QuantileTable.Of(new(2026, 6, 30), "EUR", []).Percentile(5m));
    }

    [Fact]
    public void Every_percentile_of_random_books_is_what_counting_gives_and_survives_storing()
    {
        var random = new Random(11);
        for (var round = 0; round < 50; round++)
        {
            var levels = Enumerable.Range(0, random.Next(1, 40)).Select(_ => (decimal)random.Next(1, 15)).ToList();
            var table = CanonicalJson.Read<QuantileTable>(CanonicalJson.Write(QuantileTable.Of(new(2026, 6, 30), "EUR", levels)));
            for (var level = 1m; level <= 16m; level += 0.5m)
            {
                var expected = 100m * (levels.Count(l => l < level) + levels.Count(l => l == level) / 2m) / levels.Count;
                Assert.Equal(expected, table.Percentile(level));
            }
        }
    }
}
