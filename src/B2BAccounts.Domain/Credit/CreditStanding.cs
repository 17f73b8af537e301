using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Domain.Credit;

/// <summary>授信状态. The worst step that any fact calls for, with every reason that was found.</summary>
public sealed record CreditStanding(CreditStatus Status, IReadOnlyList<CreditReason> Reasons)
{
    public static CreditStanding Of(CreditFacts facts, WatchRules rules)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(rules);
        var reasons = new List<CreditReason>();
        var status = CreditStatus.Ok;
        Note(facts.Limit is null && facts.Available.Amount is null, CreditStatus.NoCheck, CreditReason.NoLimit);
        Note(facts.Available.Amount < 0m, CreditStatus.Watch, CreditReason.Overrun);
        Note(!(facts.Available.Amount < 0m) && facts.Available.UsedShare >= rules.UsedShare, CreditStatus.Watch, CreditReason.NearlyUsed);
        Note(rules.SlowingTrend && facts.Trend == PaymentTrendDirection.Slowing, CreditStatus.Watch, CreditReason.SlowingTrend);
        Note(facts.LastBrokenPromiseOn is { } broken && Window.OfDays(facts.Day, rules.BrokenPromiseDays).Contains(broken), CreditStatus.Watch, CreditReason.BrokenPromise);
        Note(facts.PaymentIndex < rules.IndexUnder, CreditStatus.Watch, CreditReason.LowIndex);
        Note(facts.EarlyWarning >= rules.EarlyWarningFrom, CreditStatus.Watch, CreditReason.EarlyWarning);
        Note(Expires(facts.Limit?.ExpiresOn), CreditStatus.Watch, CreditReason.LimitExpiring);
        Note(Expires(facts.InsuranceExpiresOn), CreditStatus.Watch, CreditReason.InsuranceExpiring);
        Note(facts.Held, CreditStatus.Hold, CreditReason.Held);
        Note(facts.Limit?.Amount == 0m, CreditStatus.Stop, CreditReason.LimitZero);
        return new CreditStanding(status, reasons);

        void Note(bool found, CreditStatus step, CreditReason reason)
        {
            if (found)
            {
                reasons.Add(reason);
                // Without a limit nothing is checked, until something worse than that is found.
                status = step == CreditStatus.NoCheck ? step : status > step ? status : step;
            }
        }

        bool Expires(DateOnly? on) => on >= facts.Day && on <= facts.Day.AddDays(rules.ExpiryDays);
    }
}
