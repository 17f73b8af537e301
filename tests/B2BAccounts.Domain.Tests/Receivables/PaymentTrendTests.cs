using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Domain.Tests.Receivables;

public sealed class PaymentTrendTests
{
    [Fact]
    public void The_last_twelve_full_months_are_taken()
    {
        Assert.Equal(new DateOnly(2026, 6, 30), PaymentTrend.MonthEnds(new(2026, 6, 30))[^1]);
        Assert.Equal(new DateOnly(2026, 5, 31), PaymentTrend.MonthEnds(new(2026, 6, 29))[^1]);
        Assert.Equal(new DateOnly(2025, 7, 31), PaymentTrend.MonthEnds(new(2026, 6, 30))[0]);
        Assert.Equal(12, PaymentTrend.MonthEnds(new(2026, 6, 30)).Count);
    }

    [Fact]
    public void A_customer_who_stops_paying_shows_as_slowing()
    {
        // One invoice a month at 30 days, each paid on its due day until nothing is paid any more from January on.
        var invoices = Enumerable.Range(0, 14).Select(m => new Invoice
        {
            Id = m + 1, AccountId = 1, Currency = "EUR", Amount = 100m, Date = new DateOnly(2025, 5, 1).AddMonths(m), DueDate = new DateOnly(2025, 5, 1).AddMonths(m).AddDays(30),
        }).ToList();
        var paid = invoices.Where(i => i.DueDate < new DateOnly(2026, 1, 1)).ToList();
        var payments = paid.Select(i => new Payment { Id = 100 + i.Id, AccountId = 1, Currency = "EUR", Amount = 100m, Date = i.DueDate }).ToList();
        var allocations = paid.Select(i => new Allocation
        {
            Id = 200 + i.Id, AccountId = 1, FromKind = DocumentKind.Payment, FromId = 100 + i.Id, ToKind = DocumentKind.Invoice, ToId = i.Id, Currency = "EUR", Amount = 100m, Date = i.DueDate,
        }).ToList();
        var trend = PaymentTrend.Of(new AccountLedger(invoices, [], payments, [], [], allocations, [], []), new(2026, 6, 30));
        Assert.Equal(PaymentTrendDirection.Slowing, trend.Direction);
        Assert.True(trend.Slope > 1m, $"{trend.Slope}");
        Assert.Equal(PaymentTrendDirection.Steady,
            PaymentTrend.Of(new AccountLedger(invoices, [], payments, [], [], allocations, [], []), new(2025, 12, 31)).Direction);
    }

    [Theory]
    [InlineData(new[] { 0, 1, 2 }, PaymentTrendDirection.Unknown)]
    [InlineData(new[] { 0, 1, 2, 3 }, PaymentTrendDirection.Slowing)]
    [InlineData(new[] { 9, 6, 3, 0 }, PaymentTrendDirection.Improving)]
    [InlineData(new[] { 0, 1, 3, 2 }, PaymentTrendDirection.Steady)]
    [InlineData(new[] { 5, 5, 5, 5, 5, 5 }, PaymentTrendDirection.Steady)]
    public void The_direction_needs_a_day_a_month_that_chance_does_not_explain(int[] daysLate, PaymentTrendDirection direction) =>
        Assert.Equal(direction, PaymentTrend.Of(daysLate.Select((d, i) => new MonthLateness(2026, i + 1, 10m, 10m * d))).Direction);

    [Fact]
    public void A_missing_month_is_a_gap_and_not_a_step()
    {
        // Two days a month over real months; by position the slope would be larger.
        MonthLateness[] months = [new(2025, 11, 1m, 0m), new(2026, 1, 1m, 4m), new(2025, 12, 0m, 0m), new(2026, 3, 1m, 8m), new(2026, 5, 1m, 12m)];
        Assert.Equal(2m, PaymentTrend.Of(months).Slope);
    }
}
