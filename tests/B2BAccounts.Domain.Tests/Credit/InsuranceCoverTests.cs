using B2BAccounts.Domain.Credit;
using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Domain.Tests.Credit;

public sealed class InsuranceCoverTests
{
    [Theory]
    [InlineData(12_000, 0, 0, 10_000, 90, 9_000, 3_000)]
    [InlineData(12_000, 2_000, 500, 20_000, 80, 8_000, 2_500)]
    [InlineData(100, 300, 500, 1_000, 90, 0, 300)]
    [InlineData(100, 0, 0, 0, 100, 0, 100)]
    public void An_insurer_pays_his_percentage_of_what_was_delivered_up_to_his_amount(
        int receivable, int unapplied, int reserved, int insured, int percent, int covered, int uninsured) =>
        Assert.Equal(new InsuranceCover(covered, uninsured), InsuranceCover.Of(new CreditExposure(receivable, unapplied, reserved, 0m), insured, percent, Currency.Of("CNY")));

    [Fact]
    public void What_is_covered_is_rounded_to_the_minor_unit_and_both_parts_add_up() =>
        Assert.Equal(new InsuranceCover(11.11m, 22.22m), InsuranceCover.Of(new CreditExposure(33.33m, 0m, 0m, 0m), 100m, 33.33m, Currency.Of("CNY")));

    [Fact]
    public void Of_cover_that_has_not_ended_what_began_last_counts_and_one_of_nothing_ends_it()
    {
        var day = new DateOnly(2026, 3, 31);
        CreditLimit year = Cover(1, 500m, day.AddDays(-200), day.AddDays(100)), more = Cover(2, 900m, day.AddDays(-20), day.AddDays(10)), none = Cover(3, 0m, day.AddDays(50), null);
        List<CreditLimit> all = [none, year, more];
        Assert.Equal([null, year, more, year, null, null], ((int[])[-201, -200, 10, 11, 50, 99]).Select(d => LimitInForce.InsuranceOn(day.AddDays(d), all)));
        Assert.Null(LimitInForce.InsuranceEndedOn(day.AddDays(200), all));
        Assert.Equal(day.AddDays(100), LimitInForce.InsuranceEndedOn(day.AddDays(200), [year, more]));
        Assert.Null(LimitInForce.InsuranceEndedOn(day, []));

        // Cover that came after the record that there is none is waited for again once it has run out.
        var again = Cover(4, 700m, day.AddDays(60), day.AddDays(80));
        Assert.Equal([null, null, day.AddDays(80)], ((int[])[59, 80, 81]).Select(d => LimitInForce.InsuranceEndedOn(day.AddDays(d), [.. all, again])));
    }

    [Fact]
    public void Insurance_raises_a_limit_to_what_the_insurer_would_pay_whatever_its_currency_and_never_one_that_people_have_set_to_nothing()
    {
        var day = new DateOnly(2026, 3, 31);
        var rates = new FxTable(Currency.Of("CNY"), [new FxRate { Currency = "USD", BaseCurrency = "CNY", Day = day, Rate = 7m }, new FxRate { Currency = "JPY", BaseCurrency = "CNY", Day = day, Rate = 0.05m }]);
        var policy = Limit(LimitSource.Policy, 400_000m);
        Assert.Equal((630_000m, "CNY"), InForce(policy, Cover("CNY", 700_000m)));
        Assert.Equal((90_000m, "USD"), InForce(policy, Cover("USD", 100_000m)));
        Assert.Equal((400_000m, "CNY"), InForce(policy, Cover("JPY", 1_000_000m)));
        Assert.Equal((400_000m, "CNY"), InForce(policy, Cover("CNY", 444_444m)));
        // Nobody can tell whether it is more.
        Assert.Equal((400_000m, "CNY"), InForce(policy, Cover("EUR", 1_000_000m)));
        Assert.Equal((0m, "CNY"), InForce(Limit(LimitSource.Manual, 0m), Cover("CNY", 700_000m)));
        Assert.Equal((400_000m, "CNY"), InForce(policy, new CreditLimit { Source = LimitSource.Insured, Amount = 0m, Currency = "CNY", ValidFrom = day }));

        (decimal, string) InForce(params CreditLimit[] limits) => LimitInForce.On(day, limits, rates) is { } limit ? (limit.Amount, limit.Currency) : default;

        CreditLimit Limit(LimitSource source, decimal amount) => new() { Source = source, Amount = amount, Currency = "CNY", ValidFrom = day };

        CreditLimit Cover(string currency, decimal amount) => new() { Id = 9, Source = LimitSource.Insured, Amount = amount, Currency = currency, CoverPercent = 90m, ValidFrom = day, ExpiresOn = day };
    }

    private static CreditLimit Cover(long id, decimal amount, DateOnly from, DateOnly? until) =>
        new() { Id = id, Source = LimitSource.Insured, Amount = amount, Currency = "CNY", ValidFrom = from, ExpiresOn = until, CoverPercent = 90m };
}
