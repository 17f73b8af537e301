using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Credit;
using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Domain.Tests.Credit;

public sealed class CreditTests
{
    private static readonly DateOnly Day = new(2026, 6, 30);
    private static readonly CreditPolicy Policy = CreditPolicy.Default;
    private static readonly FxTable Rates = new(Currency.Of("EUR"), [new() { Currency = "CNY", BaseCurrency = "EUR", Day = Day, Rate = 0.125m }]);

    [Theory]
    // 1.5 × 100,000 × (30 + 15)/30 × 1 = 225,000.
    [InlineData("A", 1_200_000, "2024-01-01", 30, false, 80, 225_000)]
    // Speed at 65 is 0.8: 180,000.
    [InlineData("A", 1_200_000, "2024-01-01", 30, false, 65, 180_000)]
    // End of month counts 15 days more: × 60/30.
    [InlineData("A", 1_200_000, "2024-01-01", 30, true, 80, 300_000)]
    // 0.8 × 100,000 × 1.5 = 120,000.
    [InlineData("B", 1_200_000, "2024-01-01", 30, false, 80, 120_000)]
    // Five complete months since 2026-01-30 (30 Jan to 30 Jun): 100,000 / 5 × 0.8 × 1.5 = 24,000.
    [InlineData("B", 100_000, "2026-01-30", 30, false, 80, 24_000)]
    // From 1 February on it is four: 30,000. The 31st of January would still be five, June ending on its 30th.
    [InlineData("B", 100_000, "2026-02-01", 30, false, 80, 30_000)]
    // At least three months.
    [InlineData("B", 90_000, "2026-06-01", 30, false, 80, 36_000)]
    // Cut down to the step, not rounded: 0.8 × 10,000 × 1.5 × 1.1 = 13,200.
    [InlineData("B", 120_000, "2024-01-01", 30, false, 100, 13_000)]
    [InlineData("A", 900_000_000, "2024-01-01", 30, false, 80, 5_000_000)]
    [InlineData("A", 0, "2024-01-01", 30, false, 80, 10_000)]
    [InlineData("A", -5_000, null, 30, false, 80, 10_000)]
    [InlineData("B", 0, null, 30, false, 80, 0)]
    [InlineData("UNGRADED", 1_200_000, "2024-01-01", 30, false, 100, 0)]
    public void The_limit_by_policy_follows_its_formula(string grade, int purchases, string? first, int netDays, bool endOfMonth, int index, int limit) =>
        Assert.Equal(limit, PolicyLimit.Of(Policy, grade, Day, purchases, first is null ? null : DateOnly.Parse(first), new PaymentTerms(netDays, endOfMonth), index).Amount);

    [Fact]
    public void Without_an_index_the_speed_is_the_policys_and_every_input_is_shown()
    {
        var limit = PolicyLimit.Of(Policy, "A", Day, 1_200_000m, new(2024, 1, 1), new PaymentTerms(30), null);
        Assert.Equal((100_000m, 12, 30, 15, 0.8m, 180_000m, 180_000m),
            (limit.MonthlyPurchases, limit.Months, limit.TermsDays, limit.BufferDays, limit.Speed, limit.Uncut, limit.Amount));
    }

    [Fact]
    public void Paying_later_never_raises_a_limit()
    {
        var last = 0m;
        for (var index = 0m; index <= 100m; index += 0.5m)
        {
            var limit = PolicyLimit.Of(Policy, "A", Day, 1_234_567m, new(2024, 1, 1), new PaymentTerms(45), index).Amount;
            Assert.True(limit >= last);
            last = limit;
        }
    }

    [Fact]
    public void A_grade_without_a_rule_is_refused_by_name() =>
        Assert.Contains("grade C", Assert.Throws<RuleViolation>(() => Policy.For("C")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("[50, 0.6]", "[50, 1.2]", "speed", "must not fall")]
    [InlineData("\"floor\": 10000", "\"floor\": 6000000", "grades.0.floor", "must be a number from 0 to 5000000")]
    [InlineData("\"grade\": \"B\"", "\"grade\": \"A\"", "grades.1.grade", "already")]
    [InlineData("\"least\": 3", "\"least\": 13", "months.least", "whole number from 1 to 12")]
    [InlineData("\"insuranceRaisesLimit\": false", "\"insuranceRaisesLimit\": 0", "insuranceRaisesLimit", "true or false")]
    public void A_wrong_policy_is_refused_with_the_field_and_the_reason(string right, string wrong, string field, string reason)
    {
        Assert.Contains(right, CreditPolicy.DefaultDocument, StringComparison.Ordinal);
        var refused = Assert.Throws<RuleViolation>(() => CreditPolicy.Parse(CreditPolicy.DefaultDocument.Replace(right, wrong, StringComparison.Ordinal)));
        Assert.Equal((RuleCodes.PolicyInvalid, field), (refused.Code, string.Join('.', refused.Path)));
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unexpired_manual_limit_goes_before_the_policys()
    {
        CreditLimit policy = new() { Id = 1, Source = LimitSource.Policy, Amount = 100m, ValidFrom = new(2026, 1, 1) };
        CreditLimit manual = new() { Id = 2, Source = LimitSource.Manual, Amount = 50m, Currency = "CNY", ValidFrom = new(2026, 2, 1), ExpiresOn = new(2026, 6, 30) };
        CreditLimit newer = new() { Id = 3, Source = LimitSource.Policy, Amount = 120m, Currency = "CNY", ValidFrom = new(2026, 3, 1) };
        CreditLimit insured = new() { Id = 4, Source = LimitSource.Insured, Amount = 300m, Currency = "CNY", ValidFrom = new(2026, 1, 1) };
        CreditLimit[] all = [policy, manual, newer, insured];
        Assert.Null(LimitInForce.On(new(2025, 12, 31), all));
        Assert.Equal(1, LimitInForce.On(new(2026, 1, 31), all)!.Id);
        Assert.Equal(2, LimitInForce.On(Day, all)!.Id);
        Assert.Equal(3, LimitInForce.On(Day.AddDays(1), all)!.Id);
        Assert.Equal(4, LimitInForce.On(Day, all, Rates)!.Id);
    }

    [Fact]
    public void Available_is_the_least_over_the_account_and_its_ancestors()
    {
        CreditNode own = new(1, false, "EUR", 100m, 20m), group = new(9, true, "CNY", 1000m, 760m), none = new(5, true, "EUR", null, 500m);
        var available = CreditAvailable.Of([own, none, group], Rates, Day);
        Assert.Equal((30m, group, 0.76m), (available.Amount!.Value, available.Binding!.Value, available.UsedShare!.Value));
        Assert.Equal(80m, CreditAvailable.Of([own, none], Rates, Day).Amount);
        Assert.Null(CreditAvailable.Of([none], Rates, Day).Amount);
        Assert.Equal(-20m, CreditAvailable.Of([own with { Exposure = 120m }], Rates, Day).Amount);
        Assert.Equal(0m, CreditAvailable.Of([own with { Limit = 0m, Exposure = 0m }], Rates, Day).Amount);
    }

    [Fact]
    public void Exposure_is_the_sum_of_its_parts() =>
        Assert.Equal(115m, (new CreditExposure(60m, 20m, 0m, 5m) + new CreditExposure(40m, 0m, 30m, 0m)).Total);

    [Fact]
    public void The_status_is_the_worst_step_and_keeps_every_reason()
    {
        Is(CreditStatus.NoCheck, Facts(null, null), CreditReason.NoLimit);
        Is(CreditStatus.Ok, Facts(100m, 89.99m));
        Is(CreditStatus.Watch, Facts(100m, 90m), CreditReason.NearlyUsed);
        Is(CreditStatus.Watch, Facts(100m, 100.01m), CreditReason.Overrun);
        Is(CreditStatus.Stop, Facts(0m, 0m), CreditReason.LimitZero);
        Is(CreditStatus.Hold, Facts(100m, 95m) with { Held = true }, CreditReason.NearlyUsed, CreditReason.Held);
        Is(CreditStatus.Hold, Facts(null, null) with { Held = true }, CreditReason.NoLimit, CreditReason.Held);
        Is(CreditStatus.Stop, Facts(0m, 5m) with { Held = true }, CreditReason.Overrun, CreditReason.Held, CreditReason.LimitZero);
        Is(CreditStatus.Watch, Facts(100m, 0m) with { Trend = PaymentTrendDirection.Slowing }, CreditReason.SlowingTrend);
        Is(CreditStatus.Watch, Facts(100m, 0m) with { PaymentIndex = 49.9m }, CreditReason.LowIndex);
        Is(CreditStatus.Ok, Facts(100m, 0m) with { PaymentIndex = 50m });
        Is(CreditStatus.Watch, Facts(100m, 0m) with { EarlyWarning = 0.5m }, CreditReason.EarlyWarning);
        Is(CreditStatus.Watch, Facts(100m, 0m) with { LastBrokenPromiseOn = Day.AddDays(-89) }, CreditReason.BrokenPromise);
        Is(CreditStatus.Ok, Facts(100m, 0m) with { LastBrokenPromiseOn = Day.AddDays(-90) });
        Is(CreditStatus.Watch, Facts(100m, 0m) with { InsuranceExpiresOn = Day.AddDays(30) }, CreditReason.InsuranceExpiring);
        Is(CreditStatus.Ok, Facts(100m, 0m) with { InsuranceExpiresOn = Day.AddDays(31) });
        Is(CreditStatus.Watch, Facts(100m, 0m, Day), CreditReason.LimitExpiring);

        static void Is(CreditStatus status, CreditFacts facts, params CreditReason[] reasons)
        {
            var standing = CreditStanding.Of(facts, Policy.Watch);
            Assert.Equal(reasons, standing.Reasons);
            Assert.Equal(status, standing.Status);
        }
    }

    private static CreditFacts Facts(decimal? limit, decimal? exposure, DateOnly? expires = null) => new(
        Day,
        limit is { } amount ? new CreditLimit { Amount = amount, ExpiresOn = expires } : null,
        CreditAvailable.Of([new(1, false, "EUR", limit, exposure ?? 0m)], Rates, Day),
        false, PaymentTrendDirection.Steady, null, null, null, null);
}
