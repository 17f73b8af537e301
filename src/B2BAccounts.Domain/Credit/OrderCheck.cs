namespace B2BAccounts.Domain.Credit;

/// <summary>
/// 订单授信检查. What every rule of the policy says to an order on credit: over what is available it is referred, and refused by a larger part
/// of the limit; so do items long overdue; an overdue part of the balance, a promise broken of late, an order that is much of the limit, a
/// hold, and a limit or insurance that has ended refer it, and a limit of 0 refuses it.
/// </summary>
/// <param name="Verdict">The worst that any rule says.</param>
/// <param name="Rules">All of them, in the order of <see cref="OrderRule"/>.</param>
public sealed record OrderCheck(OrderVerdict Verdict, IReadOnlyList<OrderRuleResult> Rules)
{
    public static OrderCheck Of(OrderFacts facts, OrderRules rules)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(rules);
        List<OrderRuleResult> results =
        [
            Stop(facts), Hold(facts), Available(facts, rules), OrderSize(facts, rules), OldestItem(facts, rules), OverdueShare(facts, rules), BrokenPromise(facts, rules), LimitEnded(facts), InsuranceEnded(facts),
        ];
        return new OrderCheck(results.Max(r => r.Verdict), results);
    }

    private static OrderRuleResult Stop(OrderFacts f) => f.Limit == 0m
        ? new(OrderRule.Stop, OrderVerdict.Refused, "The limit is 0.", "Payment in advance, or another limit.")
        : Passes(OrderRule.Stop, f.Limit is { } limit ? $"The limit is {Money(f, limit)}." : "The account has no limit of its own.");

    private static OrderRuleResult Hold(OrderFacts f) => f.Held
        ? new(OrderRule.Hold, OrderVerdict.Referred, "The account's credit is held.", "The end of the hold.")
        : Passes(OrderRule.Hold, "The account's credit is not held.");

    private static OrderRuleResult Available(OrderFacts f, OrderRules rules)
    {
        if (f.Available is not { } available)
        {
            return Passes(OrderRule.Available, "Neither the account nor a group above it has a limit.");
        }

        var over = f.Order - available;
        var message = $"{Money(f, f.Order)} is asked for and {Money(f, available)} is available.";
        return over <= 0m ? Passes(OrderRule.Available, message)
            : new(OrderRule.Available, over > rules.RefusedOver * f.BindingLimit ? OrderVerdict.Refused : OrderVerdict.Referred, message,
                available > 0m ? $"An order of at most {Money(f, available)}, or {Money(f, over)} paid first." : $"{Money(f, over)} paid first.");
    }

    private static OrderRuleResult OrderSize(OrderFacts f, OrderRules rules)
    {
        if (f.Limit is not > 0m)
        {
            return Passes(OrderRule.OrderSize, "There is no limit to hold the order against.");
        }

        var message = $"The order is {Percent(f.Order / f.Limit.Value)} of the limit; from more than {Percent(rules.ReferredSize)} on it is referred.";
        return f.Order <= rules.ReferredSize * f.Limit ? Passes(OrderRule.OrderSize, message)
            : new(OrderRule.OrderSize, OrderVerdict.Referred, message, $"An order of at most {Money(f, InUnits(f, rules.ReferredSize * f.Limit.Value, decimal.Floor))}.");
    }

    private static OrderRuleResult OldestItem(OrderFacts f, OrderRules rules)
    {
        if (f.OldestDue is not { } due)
        {
            return Passes(OrderRule.OldestItem, "Nothing is overdue.");
        }

        var days = f.Day.DayNumber - due.DayNumber;
        var message = $"The oldest item is {days} days past due; more than {rules.ReferredDays} refer an order, more than {rules.RefusedDays} refuse it.";
        return days <= rules.ReferredDays ? Passes(OrderRule.OldestItem, message)
            : new(OrderRule.OldestItem, days > rules.RefusedDays ? OrderVerdict.Refused : OrderVerdict.Referred, message, $"Payment of what is more than {rules.ReferredDays} days past due.");
    }

    private static OrderRuleResult OverdueShare(OrderFacts f, OrderRules rules)
    {
        if (f.Balance <= 0m || f.Overdue <= 0m)
        {
            return Passes(OrderRule.OverdueShare, f.Overdue <= 0m ? "Nothing is overdue." : "Credits cover what is overdue.");
        }

        var message = $"{Money(f, f.Overdue)} of {Money(f, f.Balance)} is overdue, {Percent(f.Overdue / f.Balance)}; more than {Percent(rules.ReferredOverdue)} refers an order.";
        if (f.Overdue <= rules.ReferredOverdue * f.Balance)
        {
            return Passes(OrderRule.OverdueShare, message);
        }

        // What is paid leaves both: (overdue − x) / (balance − x) = the part that does not refer. No more than all that is overdue can be.
        var pay = Math.Min(f.Overdue, InUnits(f, (f.Overdue - rules.ReferredOverdue * f.Balance) / (1m - rules.ReferredOverdue), decimal.Ceiling));
        return new(OrderRule.OverdueShare, OrderVerdict.Referred, message, $"Payment of {Money(f, pay)} of what is overdue.");
    }

    private static OrderRuleResult BrokenPromise(OrderFacts f, OrderRules rules) => f.LastBrokenPromiseOn is { } broken && broken.AddDays(rules.PromiseDays) > f.Day
        ? new(OrderRule.BrokenPromise, OrderVerdict.Referred, $"A promise to pay was broken on {broken:yyyy-MM-dd}.", $"From {broken.AddDays(rules.PromiseDays):yyyy-MM-dd} on.")
        : Passes(OrderRule.BrokenPromise, $"No promise to pay was broken in {rules.PromiseDays} days.");

    private static OrderRuleResult LimitEnded(OrderFacts f) => f.LimitEndedOn is { } on
        ? new(OrderRule.LimitEnded, OrderVerdict.Referred, $"The limit ended on {on:yyyy-MM-dd}.", "Another limit.")
        : Passes(OrderRule.LimitEnded, "No limit has ended without another.");

    private static OrderRuleResult InsuranceEnded(OrderFacts f) => f.InsuranceEndedOn is { } on
        ? new(OrderRule.InsuranceEnded, OrderVerdict.Referred, $"The credit insurance ended on {on:yyyy-MM-dd}.", "Another cover, or a record that there is none.")
        : Passes(OrderRule.InsuranceEnded, "No credit insurance has ended without another.");

    private static OrderRuleResult Passes(OrderRule rule, string message) => new(rule, OrderVerdict.Approved, message, null);

    /// <summary>As can be paid: in whole minor units.</summary>
    private static decimal InUnits(OrderFacts facts, decimal amount, Func<decimal, decimal> round)
    {
        var unit = 1m;
        for (var i = 0; i < Currency.Of(facts.Currency).MinorUnits; i++)
        {
            unit *= 10m;
        }

        return round(amount * unit) / unit;
    }

    private static string Money(OrderFacts facts, decimal amount) => $"{amount:0.####} {facts.Currency}";

    private static string Percent(decimal share) => $"{share * 100m:0.#} %";
}

/// <summary>What one rule says.</summary>
/// <param name="Message">The rule with its figures.</param>
/// <param name="Remedy">What would make the order pass it; null where it does.</param>
public sealed record OrderRuleResult(OrderRule Rule, OrderVerdict Verdict, string Message, string? Remedy);
