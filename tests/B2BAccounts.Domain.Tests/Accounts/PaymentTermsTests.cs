using B2BAccounts.Domain.Accounts;

namespace B2BAccounts.Domain.Tests.Accounts;

public sealed class PaymentTermsTests
{
    [Theory]
    [InlineData(30, false, "2026-01-31", "2026-03-02")]
    [InlineData(0, false, "2026-01-31", "2026-01-31")]
    [InlineData(0, true, "2026-02-03", "2026-02-28")]
    [InlineData(30, true, "2026-01-01", "2026-03-02")]
    [InlineData(60, true, "2024-02-29", "2024-04-29")]
    public void An_invoice_falls_due_after_its_net_days(int days, bool endOfMonth, string invoiced, string due) =>
        Assert.Equal(DateOnly.Parse(due), new PaymentTerms(days, endOfMonth).DueDate(DateOnly.Parse(invoiced)));

    [Fact]
    public void A_discount_ends_so_many_days_after_the_invoice()
    {
        Assert.Equal(new DateOnly(2026, 1, 11), new PaymentTerms(30, false, 2m, 10).DiscountDate(new DateOnly(2026, 1, 1)));
        Assert.Null(new PaymentTerms(30).DiscountDate(new DateOnly(2026, 1, 1)));
    }

    [Theory]
    [InlineData(-1, 0, 0)]
    [InlineData(721, 0, 0)]
    [InlineData(30, 100, 10)]
    [InlineData(30, -1, 10)]
    [InlineData(30, 2, 31)]
    [InlineData(30, 0, 5)]
    [InlineData(30, 2, -1)]
    public void Terms_that_contradict_themselves_are_refused(int days, int percent, int discountDays) =>
        Assert.Equal(RuleCodes.TermsInvalid,
            Assert.Throws<RuleViolation>(() => new PaymentTerms(days, false, percent, discountDays).Check()).Code);
}
