using B2BAccounts.Api.Grading;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Credit;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Credit;

/// <summary>A limit by policy follows each assessment, in its transaction.</summary>
public static class PolicyLimits
{
    /// <summary>Adds a POLICY limit from the assessment's day on wherever its amount differs from the one before.</summary>
    public static async Task WhenAssessed(BookTransaction book, IReadOnlyList<AccountAssessed> assessed)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(assessed);
        var latest = assessed.Where(a => a.IsLatest).ToList();
        if (latest.Count == 0)
        {
            return;
        }

        var (db, accounts, day) = (book.Db, AccountSet.Of(latest.Select(a => a.AccountId)), latest[0].AsOf);
        var policy = await CreditPolicies.OnAsync(db, day, book.Cancel);
        var terms = await TermsAsync(db, accounts, day, book.Cancel);
        var limits = (await accounts.Choose(db.CreditLimits, l => l.AccountId)
            .Where(l => !l.Group && l.Source == LimitSource.Policy && l.ValidFrom <= day).ToListAsync(book.Cancel)).ToLookup(l => l.AccountId);
        foreach (var account in latest)
        {
            var limit = PolicyLimit.Of(policy, account.Grade, day, account.PurchaseLevel, account.FirstInvoiceOn, terms[account.AccountId], account.PaymentIndex);
            var before = LimitInForce.On(day, limits[account.AccountId]);
            if (before?.Amount != limit.Amount || before.Currency != book.BaseCurrency.Code)
            {
                db.CreditLimits.Add(new CreditLimit
                {
                    Id = await book.KeyAsync<CreditLimit>(),
                    AccountId = account.AccountId,
                    Source = LimitSource.Policy,
                    Amount = limit.Amount,
                    Currency = book.BaseCurrency.Code,
                    ValidFrom = day,
                    Reason = InWords(limit, account.PaymentIndex),
                    PolicyVersion = limit.PolicyVersion,
                    RecordedAt = book.RecordedAt,
                });
            }
        }
    }

    /// <summary>The formula with its inputs, so that the amount can be worked out again by hand.</summary>
    public static string InWords(PolicyLimit limit, decimal? paymentIndex)
    {
        ArgumentNullException.ThrowIfNull(limit);
        var speed = paymentIndex is { } index ? $"{limit.Speed:0.####} (payment index {index:0.##})" : $"{limit.Speed:0.####} (no payment index)";
        return $"Grade {limit.Rule.Grade}, policy {limit.PolicyVersion}: {limit.Rule.Factor:0.####} x {limit.MonthlyPurchases:0.00} a month ({limit.Months} months) "
            + $"x ({limit.TermsDays} + {limit.BufferDays} days)/30 x speed {speed} = {limit.Uncut:0.00}; cap {limit.Rule.Cap:0.##}, floor {limit.Rule.Floor:0.##}.";
    }

    /// <summary>The terms that held on the day, where the history reaches so far back; else those of now.</summary>
    internal static async Task<Dictionary<long, PaymentTerms>> TermsAsync(Book db, AccountSet accounts, DateOnly day, CancellationToken cancel)
    {
        var terms = await accounts.Choose(db.Accounts, a => a.Id).Select(a => new { a.Id, a.Terms }).ToDictionaryAsync(a => a.Id, a => a.Terms, cancel);
        var profiles = accounts.Choose(db.AccountProfiles, p => p.AccountId).Where(p => p.ValidFrom <= day);
        var onDay = await profiles.Where(p => !profiles.Any(later => later.AccountId == p.AccountId && later.ValidFrom > p.ValidFrom))
            .Select(p => new { p.AccountId, p.Terms }).ToListAsync(cancel);
        onDay.ForEach(p => terms[p.AccountId] = p.Terms);
        return terms;
    }
}
