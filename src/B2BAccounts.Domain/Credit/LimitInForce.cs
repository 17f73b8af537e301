using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Domain.Credit;

/// <summary>
/// Which of an account's dated limits holds on a day: an unexpired manual one, else the policy's. When all there was has run out it is 0: a
/// limit that has ended must not become none at all.
/// </summary>
public static class LimitInForce
{
    /// <summary>The limit, or null when none was ever set.</summary>
    /// <param name="limits">Of one credit node: an account alone, or a group.</param>
    /// <param name="raising">
    /// Rates of the day where insurance raises limits: then what the insurer would pay holds instead, if it is more. It never raises a limit of 0 that people
    /// have set, nor where a rate that tells which is more is missing.
    /// </param>
    public static CreditLimit? On(DateOnly day, IEnumerable<CreditLimit> limits, FxTable? raising = null)
    {
        var all = limits.ToList();
        var valid = all.Where(l => l.ValidFrom <= day && !(l.ExpiresOn < day)).ToList();
        var limit = Latest(LimitSource.Manual) ?? Latest(LimitSource.Policy);
        var insured = raising is null ? null : InsuranceOn(day, all)?.AsCovered();
        return (insured is not null && IsMore(insured) ? insured : limit) ?? Ended();

        bool IsMore(CreditLimit cover) => limit is null
            || (limit is not { Source: LimitSource.Manual, Amount: 0m } && raising!.Has(cover.Currency, day) && raising.Has(limit.Currency, day)
                && raising.Convert(cover.Amount, cover.Currency, day) > raising.Convert(limit.Amount, limit.Currency, day));

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

    /// <summary>The last day of an account's cover when none lasts: somebody waits for another. Null while one lasts, without any, and after a record that there is none.</summary>
    public static DateOnly? InsuranceEndedOn(DateOnly day, IEnumerable<CreditLimit> limits)
    {
        List<CreditLimit> begun = [.. limits.Where(l => l.Source == LimitSource.Insured && l.ValidFrom <= day).OrderBy(l => l.ValidFrom).ThenBy(l => l.RecordedAt).ThenBy(l => l.Id)];
        return EndedOn(day, begun.Skip(begun.FindLastIndex(l => l.Amount == 0m) + 1));
    }

    private static CreditLimit? LatestOf(IEnumerable<CreditLimit> valid) => valid.OrderBy(l => l.ValidFrom).ThenBy(l => l.RecordedAt).ThenBy(l => l.Id).LastOrDefault();
}
