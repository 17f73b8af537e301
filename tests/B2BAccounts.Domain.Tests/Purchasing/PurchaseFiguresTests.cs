using B2BAccounts.Domain.Purchasing;

namespace B2BAccounts.Domain.Tests.Purchasing;

public sealed class PurchaseFiguresTests
{
    private static readonly DateOnly Day = new(2026, 6, 30);

    [Fact]
    public void The_level_is_invoices_less_credit_notes_of_twelve_months_and_a_return_takes_no_order_day()
    {
        PurchaseDocument[] documents =
        [
            new(new(2025, 6, 30), 1000m, true),
            new(new(2025, 7, 1), 100m, true),
            new(new(2026, 3, 5), 50m, true),
            new(new(2026, 3, 5), 25m, true),
            new(new(2026, 3, 20), -75m, false),
            new(new(2026, 7, 1), 500m, true),
        ];
        Assert.Equal(new PurchaseFigures(Day, 100m, 2, 4, new(2025, 6, 30), new(2026, 3, 5)), PurchaseFigures.Of(Day, documents));
        Assert.Equal(117, PurchaseFigures.Of(Day, documents).RecencyDays);
    }

    [Fact]
    public void Who_never_bought_has_no_recency()
    {
        var none = PurchaseFigures.Of(Day, []);
        Assert.Equal((0m, 0, 0), (none.Level, none.OrderDays, none.Invoices));
        Assert.Null(none.RecencyDays);
    }

    [Fact]
    public void A_series_has_full_months_only_and_zeros_for_empty_ones()
    {
        PurchaseDocument[] documents = [new(new(2026, 5, 2), 10m, true), new(new(2026, 5, 2), 5m, true), new(new(2026, 3, 31), 7m, true), new(new(2026, 6, 10), 99m, true)];
        Assert.Equal([new(2026, 3, 7m, 1), new(2026, 4, 0m, 0), new(2026, 5, 15m, 1)], PurchaseFigures.Series(new(2026, 6, 29), documents, 3));
        Assert.Equal(new PurchaseMonth(2026, 6, 99m, 1), PurchaseFigures.Series(Day, documents, 3)[^1]);
    }

    [Theory]
    [InlineData(new[] { 10, 20, 30 }, PurchaseTrendDirection.Unknown)]
    [InlineData(new[] { 0, 0, 10, 20, 30 }, PurchaseTrendDirection.Unknown)]
    [InlineData(new[] { 10, 20, 30, 40 }, PurchaseTrendDirection.Growing)]
    [InlineData(new[] { 40, 30, 0, -5 }, PurchaseTrendDirection.Shrinking)]
    [InlineData(new[] { 10, 40, 20, 30 }, PurchaseTrendDirection.Steady)]
    [InlineData(new[] { 10000, 10001, 10002, 10003, 10004 }, PurchaseTrendDirection.Steady)]
    public void Purchases_grow_or_shrink_by_a_hundredth_of_the_mean_month_that_chance_does_not_explain(int[] amounts, PurchaseTrendDirection direction) =>
        Assert.Equal(direction, PurchaseTrend.Of(amounts.Select((a, i) => new PurchaseMonth(2026, i + 1, a, a > 0 ? 1 : 0))).Direction);
}
