using B2BAccounts.Api.Receivables;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Credit;

namespace B2BAccounts.Api.Credit;

/// <summary>Reasons for a credit status as people read them, each with the figures that it follows from.</summary>
internal static class CreditReasonInWords
{
    /// <param name="tellsOfOthers">The figures of what is used and available would tell of companies that the caller does not see.</param>
    public static string Of(
        CreditReason reason, CreditFacts facts, bool tellsOfOthers, WatchRules rules, PaymentSpeedFigure speed, IReadOnlyList<CreditHold> holds, Currency baseCurrency) => reason switch
        {
            CreditReason.NoLimit => "No limit was ever set, so nothing is checked.",
            CreditReason.LimitZero => "The limit is 0: supply only against payment in advance.",
            CreditReason.Held => string.Join(" ", holds.Select(h => $"Held since {h.SetAt:yyyy-MM-dd} by {h.SetBy}: {h.Reason}.")),
            CreditReason.Overrun when tellsOfOthers => "The limit, or that of the group, is exceeded.",
            CreditReason.NearlyUsed when tellsOfOthers => "Nearly all of the limit, or of that of the group, is used.",
            CreditReason.Overrun => $"The limit{OfGroup(facts)} is exceeded by {-facts.Available.Amount:0.####} {baseCurrency.Code}.",
            CreditReason.NearlyUsed => $"{facts.Available.UsedShare * 100m:0.#} % of the limit{OfGroup(facts)} is used; the watch begins at {rules.UsedShare * 100m:0.#} %.",
            CreditReason.SlowingTrend => $"Payments get {speed.Trend.Slope:0.#} days later each month (chance of this in a steady payer {speed.Trend.P:0.###}).",
            CreditReason.BrokenPromise => $"A promise to pay was broken on {facts.LastBrokenPromiseOn:yyyy-MM-dd}.",
            CreditReason.LowIndex => $"The payment index is {facts.PaymentIndex:0.#}; below {rules.IndexUnder:0.#} an account is watched.",
            CreditReason.EarlyWarning => $"The chain's early warning stands at {facts.EarlyWarning:0.##}; the watch begins at {rules.EarlyWarningFrom:0.##}.",
            CreditReason.LimitExpiring => $"The limit ends on {facts.Limit?.ExpiresOn:yyyy-MM-dd}.",
            CreditReason.InsuranceExpiring => $"The credit insurance ends on {facts.InsuranceExpiresOn:yyyy-MM-dd}.",
            _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
        };

    private static string OfGroup(CreditFacts facts) => facts.Available.Binding is { Group: true } ? " of the group" : "";
}
