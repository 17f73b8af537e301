using B2BAccounts.Domain.Purchasing;

namespace B2BAccounts.Domain.Tests.Purchasing;

public sealed class UsualMonthsTests
{
    [Fact]
    public void A_month_is_usual_at_one_and_a_half_times_its_even_share_in_every_year()
    {
        Assert.Equal([3], UsualMonths.Of(Series(2, (_, month) => month == 3 ? 150m : 1050m / 11))!.Months);
        Assert.Empty(UsualMonths.Of(Series(2, (_, month) => month == 3 ? 149.99m : (1200m - 149.99m) / 11))!.Months);
        Assert.Empty(UsualMonths.Of(Series(3, (year, month) => month == 3 && year != 1 ? 300m : 100m))!.Months);
        Assert.Equal([6, 11], UsualMonths.Of(Series(3, (_, month) => month is 6 or 11 ? 300m : 100m))!.Months);
    }

    [Fact]
    public void Two_to_five_years_with_purchases_back_to_back_are_looked_at()
    {
        Assert.Null(UsualMonths.Of(Series(1, (_, _) => 1m)));
        Assert.Null(UsualMonths.Of([.. Series(2, (_, _) => 1m).Skip(1)]));
        Assert.Null(UsualMonths.Of(Series(4, (year, _) => year == 2 ? 0m : 1m)));
        Assert.Equal(2, UsualMonths.Of(Series(4, (year, _) => year == 1 ? -1m : 1m))!.Years);
        Assert.Equal(5, UsualMonths.Of(Series(7, (_, _) => 1m))!.Years);
    }

    [Fact]
    public void Years_may_end_with_any_month()
    {
        var series = Series(4, (_, month) => month == 12 ? 500m : 10m).Skip(5).Take(27).ToList();
        Assert.Equal([12], UsualMonths.Of(series)!.Months);
    }

    [Fact]
    public void The_next_usual_month_begins_after_the_day()
    {
        var usual = new UsualMonths(2, [3, 11]);
        Assert.Equal(new DateOnly(2026, 11, 1), usual.NextAfter(new(2026, 3, 1)));
        Assert.Equal(new DateOnly(2027, 3, 1), usual.NextAfter(new(2026, 11, 30)));
        Assert.Equal(new DateOnly(2026, 11, 1), usual.NextAfter(new(2026, 10, 31)));
        Assert.Equal(new DateOnly(2027, 3, 1), new UsualMonths(2, [3]).NextAfter(new(2026, 3, 31)));
        Assert.Null(new UsualMonths(2, []).NextAfter(new(2026, 3, 1)));
    }

    private static List<PurchaseMonth> Series(int years, Func<int, int, decimal> amount) =>
        [.. Enumerable.Range(0, years * 12).Select(i => new PurchaseMonth(2020 + i / 12, i % 12 + 1, amount(i / 12, i % 12 + 1), 1))];
}
