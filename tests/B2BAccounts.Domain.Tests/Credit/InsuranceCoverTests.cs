using B2BAccounts.Domain.Credit;

namespace B2BAccounts.Domain.Tests.Credit;

public sealed class InsuranceCoverTests
{
    [Theory]
    [InlineData(12_000, 0, 0, 10_000, 90, 9_000, 3_000)]
    [InlineData(12_000, 2_000, 500, 20_000, 80, 8_000, 2_500)]
    [InlineData(100, 300, 500, 1_000, 90, 0, 300)]
    [InlineData(33.33, 0, 0, 100, 33.33, 11.11, 22.22)]
    [InlineData(100, 0, 0, 0, 100, 0, 100)]
    public void An_insurer_pays_his_percentage_of_what_was_delivered_up_to_his_amount(
        decimal receivable, decimal unapplied, decimal reserved, decimal insured, decimal percent, decimal covered, decimal uninsured) =>
        Assert.Equal(new InsuranceCover(covered, uninsured), InsuranceCover.Of(new CreditExposure(receivable, unapplied, reserved, 0m), insured, percent, Currency.Of("CNY")));

    [Fact]
    public void Of_cover_that_has_not_ended_what_began_last_counts_and_one_of_nothing_ends_it()
    {
        var day = new DateOnly(2026, 3, 31);
        CreditLimit year = Cover(1, 500m, day.AddDays(-200), day.AddDays(100)), more = Cover(2, 900m, day.AddDays(-20), day.AddDays(10)), none = Cover(3, 0m, day.AddDays(50), null);
        List<CreditLimit> all = [none, year, more];
        Assert.Equal([null, year, more, year, null, null], ((int[])[-201, -200, 10, 11, 50, 99]).Select(d => LimitInForce.InsuranceOn(day.AddDays(d), all)));
        Assert.Equal(900m, LimitInForce.On(day, all, insuranceRaisesLimit: true)!.Amount);
        Assert.Null(LimitInForce.On(day.AddDays(60), all, insuranceRaisesLimit: true));
        Assert.Null(LimitInForce.EndedOn(day.AddDays(200), all));
        Assert.Equal(day.AddDays(100), LimitInForce.EndedOn(day.AddDays(200), [year, more]));
    }

    private static CreditLimit Cover(long id, decimal amount, DateOnly from, DateOnly? until) =>
        new() { Id = id, Source = LimitSource.Insured, Amount = amount, Currency = "CNY", ValidFrom = from, ExpiresOn = until, CoverPercent = 90m };
}
