using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Api.Security;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace B2BAccounts.Api.Reports.Books;

/// <summary>Gathers the ageing of the book, from the same figures that GraphQL answers, within the caller's scope and of one state of the book.</summary>
public sealed class AgeingReports(Ageings ageings, BusinessClock clock, IOptions<BusinessOptions> business)
{
    private readonly Currency _base = Currency.Of(business.Value.BaseCurrency);

    /// <param name="agreedOnly">Whether accounts without a non-disclosure agreement on this business day are told of in one sum only.</param>
    /// <exception cref="RuleViolation">FX_RATE_MISSING: a currency in which anything is open has no rate on the day.</exception>
    public async Task<AgeingReportModel> OfAsync(AnswersDb db, LedgerDay day, AccountLanguage? language, bool agreedOnly, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var total = await ageings.TotalAsync(db, AccountSet.WholeBook, day, cancel);
        var aged = await ageings.ByAccountAsync(db, day, cancel);
        var parties = await AccountSet.Among(db.Accounts, a => a.Id, aged.Select(a => a.AccountId))
            .Select(a => new { a.Id, a.Number, a.LegalName, a.LocalName, a.Country, a.NdaOn }).ToDictionaryAsync(a => a.Id, cancel);
        var managers = await AccountPlaces.OfAsync(db, AccountsBy.Manager, [.. parties.Keys], day.Day, cancel);
        var today = clock.Today;
        var told = aged.ToLookup(a => !agreedOnly || parties[a.AccountId].NdaOn <= today);
        List<AgedBalance> withheld = [.. told[false].Select(a => a.Ageing!.Value.Value.Aged)];
        // What few of them come to would tell of each, and so would a total that they are in.
        var mayTell = SmallGroups.MayTell(withheld.Count);
        return new AgeingReportModel(
            language ?? AccountLanguage.En, day.Day, day.KnownAt, db.Scope.SeesEverything, _base, total.Edges,
            [.. from a in told[true] let p = parties[a.AccountId] select new AgeingReportLine(new ReportParty(p.Number, p.LegalName, p.LocalName), p.Country, managers.GetValueOrDefault(p.Id)?.Label, a.Ageing!.Value.Value.Aged)],
            mayTell ? total.Aged : Sum([.. told[true].Select(a => a.Ageing!.Value.Value.Aged)], total.Aged), total.Rates, withheld.Count > 0 && mayTell ? Sum(withheld, total.Aged) : null, withheld.Count);
    }

    /// <summary>What balances come to, bucket by bucket.</summary>
    /// <param name="like">One of the same currency and buckets.</param>
    internal static AgedBalance Sum(IReadOnlyCollection<AgedBalance> some, AgedBalance like) => some.Aggregate(like with { Buckets = new decimal[like.Buckets.Count], Unapplied = 0m, Disputed = 0m }, (left, right) => new AgedBalance(
        left.Currency, [.. left.Buckets.Zip(right.Buckets, (l, r) => l + r)], left.Unapplied + right.Unapplied, left.Disputed + right.Disputed));
}
