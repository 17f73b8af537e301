using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Credit;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace B2BAccounts.Api.Credit;

/// <summary>Limit, exposure, available and status of accounts now, by everything recorded until now whatever its date.</summary>
public sealed class Credits(
    WholeBookBeside wholeBook, PaymentSpeeds speeds, BusinessClock clock, IOptions<BusinessOptions> business)
{
    private readonly Currency _base = Currency.Of(business.Value.BaseCurrency);

    /// <summary>One figure for each account asked for that the context shows.</summary>
    public async Task<IReadOnlyDictionary<long, Figure<CreditFigure>>> OfAsync(Book db, AccountSet accounts, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(accounts);
        var day = clock.Today;
        var seen = await accounts.Choose(db.Accounts, a => a.Id).Select(a => a.Id).ToListAsync(cancel);
        await using var book = wholeBook.Open(db);
        var policy = await CreditPolicies.OnAsync(book, day, cancel);
        var nodes = await CreditNodes.ReadAsync(book, seen, cancel);
        var rates = await ClosingRates.OnAsync(book, _base, nodes.Currencies, day, cancel);
        var held = await AccountSet.Of(seen).Choose(book.CreditHolds.AsNoTracking(), h => h.AccountId)
            .Where(h => h.LiftedAt == null).OrderBy(h => h.SetAt).ThenBy(h => h.Id).ToListAsync(cancel);
        var holds = held.ToLookup(h => h.AccountId);
        var paid = await speeds.OfAsync(book, AccountSet.Of(seen), day, PaymentIndex.Months, cancel);
        return seen.ToDictionary(id => id, id => paid[id].Then(speed => Of(id, nodes, rates, day, policy, speed, [.. holds[id]])));
    }

    private CreditFigure Of(
        long account, CreditNodes nodes, FxTable rates, DateOnly day, CreditPolicy policy, PaymentSpeedFigure speed, IReadOnlyList<CreditHold> holds)
    {
        var limit = LimitInForce.On(day, nodes.Limits(account, group: false), policy.InsuranceRaisesLimit);
        List<CreditNode> all = [.. nodes.Of(account, limit, rates, day, policy.InsuranceRaisesLimit)];
        var available = CreditAvailable.Of(all, rates, day);
        var insurance = nodes.Limits(account, group: false)
            .Where(l => l.Source == LimitSource.Insured && l.ValidFrom <= day && !(l.ExpiresOn < day)).Max(l => l.ExpiresOn);
        var facts = new CreditFacts(
            day, limit, available, holds.Count > 0, speed.Trend.Direction, LastBrokenPromiseOn: null, speed.Index, EarlyWarning: null, insurance);
        var standing = CreditStanding.Of(facts, policy.Watch);
        var (receivable, unapplied) = nodes.Owed(account, rates, day);
        return new CreditFigure(
            limit,
            new Money(receivable, _base),
            new Money(unapplied, _base),
            available.Amount is { } amount ? new Money(amount, _base) : null,
            all[0].UsedShare,
            standing.Status,
            [.. standing.Reasons.Select(r => new CreditReasonLine(r, CreditReasonInWords.Of(r, facts, policy.Watch, speed, holds, _base)))]);
    }
}
