namespace B2BAccounts.Domain.Credit;

/// <summary>
/// Which of an account's dated limits holds on a day: an unexpired manual one, else the policy's. When all there was has run out it is 0: a
/// limit that has ended must not become none at all.
/// </summary>
public static class LimitInForce
{
    /// <summary>The limit, or null when none was ever set.</summary>
    /// <param name="limits">Of one credit node: an account alone, or a group.</param>
    /// <param name="insuranceRaisesLimit">Then an unexpired insured amount above the limit holds instead.</param>
    public static CreditLimit? On(DateOnly day, IEnumerable<CreditLimit> limits, bool insuranceRaisesLimit = false)
    {
        var all = limits.ToList();
        var valid = all.Where(l => l.ValidFrom <= day && !(l.ExpiresOn < day)).ToList();
        var limit = Latest(LimitSource.Manual) ?? Latest(LimitSource.Policy);
        var insured = insuranceRaisesLimit ? InsuranceOn(day, all) : null;
        return (insured is null || limit?.Amount >= insured.Amount ? limit : insured) ?? Ended();

        CreditLimit? Latest(LimitSource source) => LatestOf(valid.Where(l => l.Source == source));

        CreditLimit? Ended() => all.Where(l => l.Source != LimitSource.Insured && l.ExpiresOn < day).OrderBy(l => l.ExpiresOn).ThenBy(l => l.Id).LastOrDefault() is not { ExpiresOn: { } last } ended ? null
            : new CreditLimit
            {
                Id = ended.Id, AccountId = ended.AccountId, Group = ended.Group, Source = ended.Source, Amount = 0m, Currency = ended.Currency, ValidFrom = last.AddDays(1), SetBy = ended.SetBy,
                Reason = $"The limit of {ended.Amount:0.####} {ended.Currency} ended on {last:yyyy-MM-dd}; until another is set there is no credit.", RecordedAt = ended.RecordedAt,
            };
    }

    /// <summary>The cover in force: of those that have not ended the one that began last. One of 0 says that there is none from its day on.</summary>
    public static CreditLimit? InsuranceOn(DateOnly day, IEnumerable<CreditLimit> limits) =>
        LatestOf(limits.Where(l => l.Source == LimitSource.Insured && l.ValidFrom <= day && !(l.ExpiresOn < day))) is { Amount: > 0m } cover ? cover : null;

    /// <summary>The last day of limits of one source, or of several, when all that had begun have ended; null while one lasts, and without any.</summary>
    public static DateOnly? EndedOn(DateOnly day, IEnumerable<CreditLimit> limits)
    {
        List<CreditLimit> begun = [.. limits.Where(l => l.ValidFrom <= day)];
        return begun.Exists(l => !(l.ExpiresOn < day)) ? null : begun.Max(l => l.ExpiresOn);
    }

    private static CreditLimit? LatestOf(IEnumerable<CreditLimit> valid) => valid.OrderBy(l => l.ValidFrom).ThenBy(l => l.RecordedAt).ThenBy(l => l.Id).LastOrDefault();
}
