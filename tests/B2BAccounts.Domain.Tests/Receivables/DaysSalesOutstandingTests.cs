using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Domain.Tests.Receivables;

public sealed class DaysSalesOutstandingTests
{
    [Fact]
    public void Count_back_takes_off_the_newest_months_first()
    {
        // 150 over 100 in March and 80 in February = 31 + 50/80 × 28.
        MonthSales[] sales = [new(2026, 3, 100m), new(2026, 2, 80m), new(2026, 1, 70m)];
        var day = new DateOnly(2026, 3, 31);
        Assert.Equal(48.5m, DaysSalesOutstanding.CountBack(150m, day, sales));
        Assert.Equal(31m, DaysSalesOutstanding.CountBack(100m, day, sales));
        Assert.Equal(0m, DaysSalesOutstanding.CountBack(0m, day, sales));
        Assert.Equal(0m, DaysSalesOutstanding.CountBack(-5m, day, sales));
        Assert.Equal(90m, DaysSalesOutstanding.CountBack(250m, day, sales));
        Assert.Null(DaysSalesOutstanding.CountBack(250.01m, day, sales));
    }

    [Fact]
    public void Count_back_counts_the_days_of_a_month_that_has_begun_and_of_one_without_sales()
    {
        Assert.Equal(10m + 14m, DaysSalesOutstanding.CountBack(90m, new(2026, 3, 10), [new(2026, 3, 50m), new(2026, 2, 80m)]));
        Assert.Equal(31m + 14m, DaysSalesOutstanding.CountBack(40m, new(2026, 3, 31), [new(2026, 3, -20m), new(2026, 2, 80m)]));
    }

    [Fact]
    public void Days_delinquent_are_what_lateness_adds_to_the_best_possible()
    {
        Assert.Equal(45m, DaysSalesOutstanding.Of(150m, 300m, 90));
        Assert.Equal(30m, DaysSalesOutstanding.BestPossible(100m, 300m, 90));
        Assert.Equal(15m, DaysSalesOutstanding.AverageDaysDelinquent(150m, 100m, 300m, 90));
        Assert.Null(DaysSalesOutstanding.Of(150m, 0m, 90));
        Assert.Null(DaysSalesOutstanding.AverageDaysDelinquent(150m, 100m, 0m, 90));
    }

    [Fact]
    public void Collection_effectiveness_is_shown_with_and_without_write_offs()
    {
        var quarter = CollectionEffectiveness.LastFullQuarter(new(2026, 6, 29));
        Assert.Equal(new Window(new(2025, 12, 31), new(2026, 3, 31)), quarter);
        Assert.Equal(new DateOnly(2026, 6, 30), CollectionEffectiveness.LastFullQuarter(new(2026, 6, 30)).Until);

        // 100 owed at the beginning, 300 sold, 120 owed at the end of which 80 not yet due, 20 written off: 280/320 and 260/320.
        var effect = CollectionEffectiveness.Of(quarter, 100m, 300m, 120m, 80m, 20m);
        Assert.Equal((87.5m, 81.25m), (effect.Percent, effect.PercentWithoutWriteOffs));
        Assert.Null(CollectionEffectiveness.Of(quarter, 0m, 80m, 80m, 80m, 0m).Percent);
    }

    /// <summary>The worked example of "Debtor days calculation: count back method", calculator7.snowdaycalculatornow.com: 31 + 28 + 400/700 × 31.</summary>
    [Fact]
    public void Count_back_is_that_of_a_public_worked_example()
    {
        MonthSales[] sales = [new(2026, 3, 900_000m), new(2026, 2, 800_000m), new(2026, 1, 700_000m)];
        Assert.Equal(76.7m, decimal.Round(DaysSalesOutstanding.CountBack(2_100_000m, new(2026, 3, 31), sales)!.Value, 1));
    }

    /// <summary>The example of "Collection effectiveness index", gaviti.com: 100,000 at the beginning, a million sold, 120,000 left of which 100,000 not due.</summary>
    [Fact]
    public void Collection_effectiveness_is_that_of_a_public_worked_example() =>
        Assert.Equal(98m, CollectionEffectiveness.Of(new Window(new(2025, 12, 31), new(2026, 3, 31)), 100_000m, 1_000_000m, 120_000m, 100_000m, 0m).Percent);
}
