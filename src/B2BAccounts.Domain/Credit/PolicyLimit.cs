using B2BAccounts.Domain.Accounts;

namespace B2BAccounts.Domain.Credit;

/// <summary>
/// 政策额度. A limit by policy with all that it was computed from:
/// max(floor, round_down(min(cap, factor × monthly purchases × (terms days + buffer) / 30 × speed), step)).
/// </summary>
/// <param name="MonthlyPurchases">Net purchases of 12 months / <paramref name="Months"/>, base currency; net returns count as none.</param>
/// <param name="Months">Complete calendar months since the first invoice, within the policy's 3 to 12.</param>
/// <param name="TermsDays">Net days, and the policy's days more for end-of-month terms.</param>
/// <param name="Speed">Factor from the payment index, or the policy's for none.</param>
/// <param name="Uncut">Before cap, step and floor.</param>
public sealed record PolicyLimit(
    string PolicyVersion,
    GradeLimit Rule,
    decimal MonthlyPurchases,
    int Months,
    int TermsDays,
    int BufferDays,
    decimal Speed,
    decimal Uncut,
    decimal Amount)
{
    /// <param name="purchases">Net purchases of the last 12 months, base currency.</param>
    public static PolicyLimit Of(
        CreditPolicy policy, string grade, DateOnly day, decimal purchases, DateOnly? firstInvoiceOn, PaymentTerms terms, decimal? paymentIndex)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var rule = policy.For(grade);
        var months = Math.Clamp(firstInvoiceOn is { } first ? CompleteMonths(first, day) : 0, policy.LeastMonths, policy.MostMonths);
        var monthly = Math.Max(0m, purchases) / months;
        var termsDays = terms.NetDays + (terms.EndOfMonth ? policy.EndOfMonthDays : 0);
        var speed = paymentIndex is { } index ? policy.Speed.At(index) : policy.SpeedUnknown;
        // Divided last, so that whole results stay whole: a month of thirds must not lose a step to the 28th digit.
        var uncut = rule.Factor * Math.Max(0m, purchases) * (termsDays + policy.BufferDays) * speed / (30m * months);
        var capped = Math.Min(rule.Cap, uncut);
        var stepped = capped - capped % policy.Step;
        return new PolicyLimit(policy.Version, rule, monthly, months, termsDays, policy.BufferDays, speed, uncut, Math.Max(rule.Floor, stepped));
    }

    private static int CompleteMonths(DateOnly from, DateOnly to)
    {
        var months = (to.Year - from.Year) * 12 + to.Month - from.Month;
        return from.AddMonths(months) > to ? months - 1 : months;
    }
}
