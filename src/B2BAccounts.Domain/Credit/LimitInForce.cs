namespace B2BAccounts.Domain.Credit;

/// <summary>Which of an account's dated limits holds on a day: an unexpired manual one, else the policy's.</summary>
public static class LimitInForce
{
    /// <summary>The limit, or null when none was ever set.</summary>
    /// <param name="limits">Of one credit node: an account alone, or a group.</param>
    /// <param name="insuranceRaisesLimit">Then an unexpired insured amount above the limit holds instead.</param>
    public static CreditLimit? On(DateOnly day, IEnumerable<CreditLimit> limits, bool insuranceRaisesLimit = false)
    {
        var valid = limits.Where(l => l.ValidFrom <= day && !(l.ExpiresOn < day)).ToList();
        var limit = Latest(LimitSource.Manual) ?? Latest(LimitSource.Policy);
        var insured = insuranceRaisesLimit ? Latest(LimitSource.Insured) : null;
        return insured is null || limit?.Amount >= insured.Amount ? limit : insured;

        CreditLimit? Latest(LimitSource source) => valid.Where(l => l.Source == source)
            .OrderBy(l => l.ValidFrom).ThenBy(l => l.RecordedAt).ThenBy(l => l.Id).LastOrDefault();
    }
}
