using System.Globalization;
using B2BAccounts.Domain.Credit;

namespace B2BAccounts.Domain.Tests.Credit;

/// <summary>What the rules say to an order, each on both sides of its edge.</summary>
public sealed class OrderCheckTests
{
    private static readonly DateOnly Day = new(2026, 3, 31);

    // A limit of 100,000, of which 30,000 is left; half of it is 50,000.
    private static readonly OrderFacts Good = new(Day, "CNY", 10_000m, 100_000m, 30_000m, 100_000m, false, null, 0m, 70_000m, null, null, null);

    [Fact]
    public void An_order_that_nothing_speaks_against_is_approved_by_every_rule()
    {
        var check = OrderCheck.Of(Good, CreditPolicy.Default.OrderRules);
        Assert.Equal(OrderVerdict.Approved, check.Verdict);
        Assert.Equal(Enum.GetValues<OrderRule>(), check.Rules.Select(r => r.Rule));
        Assert.All(check.Rules, r => Assert.Equal((OrderVerdict.Approved, null), (r.Verdict, r.Remedy)));
    }

    [Theory]
    [InlineData(30_000, OrderVerdict.Approved, null)]
    [InlineData(30_001, OrderVerdict.Referred, "An order of at most 30000 CNY, or 1 CNY paid first.")]
    [InlineData(50_000, OrderVerdict.Referred, "An order of at most 30000 CNY, or 20000 CNY paid first.")]
    [InlineData(50_001, OrderVerdict.Refused, "An order of at most 30000 CNY, or 20001 CNY paid first.")]
    public void Over_what_is_available_it_is_referred_and_by_more_than_a_fifth_of_the_limit_refused(int order, OrderVerdict verdict, string? remedy) =>
        Assert.Equal((verdict, remedy), Says(Good with { Order = order }, OrderRule.Available));

    [Fact]
    public void Nothing_left_wants_payment_first_and_without_any_limit_nothing_is_checked()
    {
        Assert.Equal((OrderVerdict.Referred, "15000 CNY paid first."), Says(Good with { Available = -5_000m }, OrderRule.Available));
        var free = Good with { Limit = null, Available = null, BindingLimit = null, Order = 9_000_000m };
        Assert.Equal(OrderVerdict.Approved, OrderCheck.Of(free, CreditPolicy.Default.OrderRules).Verdict);
    }

    [Theory]
    [InlineData(50_000, OrderVerdict.Approved, null)]
    [InlineData(50_001, OrderVerdict.Referred, "An order of at most 50000 CNY.")]
    public void An_order_above_half_the_limit_is_referred(int order, OrderVerdict verdict, string? remedy) =>
        Assert.Equal((verdict, remedy), Says(Good with { Order = order, Available = 90_000m }, OrderRule.OrderSize));

    [Theory]
    [InlineData("2026-03-01", OrderVerdict.Approved)]
    [InlineData("2026-02-28", OrderVerdict.Referred)]
    [InlineData("2026-01-30", OrderVerdict.Referred)]
    [InlineData("2026-01-29", OrderVerdict.Refused)]
    public void An_item_more_than_thirty_days_late_refers_and_more_than_sixty_refuses(string due, OrderVerdict verdict) => Assert.Equal(
        verdict, Says(Good with { OldestDue = DateOnly.ParseExact(due, "yyyy-MM-dd", CultureInfo.InvariantCulture), Overdue = 1m }, OrderRule.OldestItem).Verdict);

    [Fact]
    public void More_than_a_tenth_overdue_is_referred_until_so_much_is_paid_that_it_is_a_tenth_of_the_rest()
    {
        Assert.Equal(OrderVerdict.Approved, Says(Good with { Overdue = 7_000m }, OrderRule.OverdueShare).Verdict);
        var facts = Good with { Overdue = 7_000.01m };
        Assert.Equal((OrderVerdict.Referred, "Payment of 0.02 CNY of what is overdue."), Says(facts, OrderRule.OverdueShare));
        Assert.Equal(OrderVerdict.Approved, Says(facts with { Overdue = 6_999.99m, Balance = 69_999.98m }, OrderRule.OverdueShare).Verdict);
        // (16,000 − 7,000) / 0.9 = 10,000: then 6,000 of 60,000 is overdue.
        Assert.Equal("Payment of 10000 CNY of what is overdue.", Says(Good with { Overdue = 16_000m }, OrderRule.OverdueShare).Remedy);
        Assert.Equal(OrderVerdict.Approved, Says(Good with { Overdue = 16_000m, Balance = -1m }, OrderRule.OverdueShare).Verdict);
    }

    [Theory]
    [InlineData("2026-01-01", OrderVerdict.Referred, "From 2026-04-01 on.")]
    [InlineData("2025-12-31", OrderVerdict.Approved, null)]
    public void A_promise_broken_in_ninety_days_is_referred(string broken, OrderVerdict verdict, string? remedy) =>
        Assert.Equal((verdict, remedy), Says(Good with { LastBrokenPromiseOn = DateOnly.ParseExact(broken, "yyyy-MM-dd", CultureInfo.InvariantCulture) }, OrderRule.BrokenPromise));

    [Fact]
    public void The_worst_rule_is_the_verdict()
    {
        Assert.Equal(OrderVerdict.Referred, OrderCheck.Of(Good with { Held = true }, CreditPolicy.Default.OrderRules).Verdict);
        Assert.Equal(OrderVerdict.Referred, OrderCheck.Of(Good with { InsuranceEndedOn = Day.AddDays(-1) }, CreditPolicy.Default.OrderRules).Verdict);
        var ended = OrderCheck.Of(Good with { Limit = 0m, Available = -70_000m, BindingLimit = 0m, LimitEndedOn = Day.AddDays(-1), Held = true }, CreditPolicy.Default.OrderRules);
        Assert.Equal(OrderVerdict.Refused, ended.Verdict);
        Assert.Equal(
            [OrderRule.Stop, OrderRule.Hold, OrderRule.Available, OrderRule.LimitEnded], ended.Rules.Where(r => r.Verdict > OrderVerdict.Approved).Select(r => r.Rule));
    }

    [Fact]
    public void However_much_may_be_overdue_the_remedy_can_be_worked_out()
    {
        var rules = CreditPolicy.Parse(CreditPolicy.DefaultDocument.Replace("\"referredOverdue\": 0.1", "\"referredOverdue\": 0.99", StringComparison.Ordinal)).OrderRules;
        Assert.Equal(OrderVerdict.Approved, OrderCheck.Of(Good with { Overdue = 50m, Balance = 100m }, rules).Rules.Single(r => r.Rule == OrderRule.OverdueShare).Verdict);
        // Credits leave less than is overdue: all of it.
        Assert.Equal("Payment of 120 CNY of what is overdue.", OrderCheck.Of(Good with { Overdue = 120m, Balance = 100m }, rules).Rules.Single(r => r.Rule == OrderRule.OverdueShare).Remedy);
    }

    private static (OrderVerdict Verdict, string? Remedy) Says(OrderFacts facts, OrderRule rule)
    {
        var said = OrderCheck.Of(facts, CreditPolicy.Default.OrderRules).Rules.Single(r => r.Rule == rule);
        return (said.Verdict, said.Remedy);
    }
}
