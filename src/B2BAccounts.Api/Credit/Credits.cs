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
        var uses = await UsesAsync(db, accounts, cancel);
        var standings = await StandingsAsync(db, [.. uses.Values.Select(u => u.ValueOrNull).OfType<CreditUse>()], cancel);
        return uses.ToDictionary(u => u.Key, u => u.Value.Then(use => With(use, standings[use.AccountId].Value)));

        static CreditFigure With(CreditUse use, CreditStandingFigure standing) =>
            new(use.Limit, use.Exposure, use.TellsOfOthers ? null : use.Available, use.TellsOfOthers, use.Utilisation, standing.Status, standing.Reasons);
    }

    /// <summary>Limits and what is used of them, without the status: that rests on how an account pays, which takes far longer to read.</summary>
    public async Task<IReadOnlyDictionary<long, Figure<CreditUse>>> UsesAsync(Book db, AccountSet accounts, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(accounts);
        var day = clock.Today;
        var book = wholeBook.Of(db);
        var policy = await CreditPolicies.OnAsync(book, day, cancel);
        var nodes = await CreditNodes.ReadAsync(db, book, accounts, day, cancel);
        var rates = await ClosingRates.OnAsync(book, _base, nodes.Currencies, day, cancel);
        return nodes.Seen.ToDictionary(id => id, id => Figure.Of(() => Use(id, nodes, rates, day, policy)));
    }

    /// <summary>Status and reasons of uses that were read just now, by account.</summary>
    public Task<IReadOnlyDictionary<long, Figure<CreditStandingFigure>>> StandingsAsync(
        Book db, IReadOnlyCollection<CreditUse> uses, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(uses);
        return db.OnceAsync(
            new AccountsOnDay(nameof(CreditStanding), AccountSet.Of(uses.Select(u => u.AccountId)), clock.Today), () => ReadStandingsAsync(db, uses, cancel));
    }

    private async Task<IReadOnlyDictionary<long, Figure<CreditStandingFigure>>> ReadStandingsAsync(
        Book db, IReadOnlyCollection<CreditUse> uses, CancellationToken cancel)
    {
        var (day, accounts) = (clock.Today, AccountSet.Of(uses.Select(u => u.AccountId)));
        var book = wholeBook.Of(db);
        var policy = await CreditPolicies.OnAsync(book, day, cancel);
        var held = await accounts.Choose(HoldCredit.Standing(book).AsNoTracking(), h => h.AccountId).OrderBy(h => h.SetAt).ThenBy(h => h.Id).ToListAsync(cancel);
        var holds = held.ToLookup(h => h.AccountId);
        var broken = await Promises.LastBrokenAsync(book, accounts, day, cancel);
        var paid = await speeds.OfAsync(book, accounts, day, PaymentIndex.Months, cancel);
        return uses.ToDictionary(u => u.AccountId, u => paid[u.AccountId].Then(speed => Standing(u, day, policy, speed, [.. holds[u.AccountId]], broken.TryGetValue(u.AccountId, out var on) ? on : null)));
    }

    private CreditUse Use(long account, CreditNodes nodes, FxTable rates, DateOnly day, CreditPolicy policy)
    {
        var own = nodes.Limits(account, group: false).ToLookup(l => l.Source == LimitSource.Insured);
        var limit = LimitInForce.On(day, own.SelectMany(l => l), policy.InsuranceRaisesLimit ? rates : null);
        List<CreditNode> all = [.. nodes.Of(account, limit, rates, day, policy.InsuranceRaisesLimit)];
        var available = CreditAvailable.Of(all, rates, day);
        var (used, insurance) = (nodes.Used(account, rates, day), LimitInForce.InsuranceOn(day, own[true]));
        return new CreditUse(
            account,
            limit,
            ShownExposure.Of(used, _base),
            available.Amount is { } amount ? new Money(amount, _base) : null,
            all[0].UsedShare,
            available,
            LimitInForce.EndedOn(day, own[false]),
            LimitInForce.InsuranceEndedOn(day, own[true]),
            all.Any(n => n.Group && n.Limit is not null && nodes.TellsOfOthers(n.AccountId)))
        {
            Insurance = insurance,
            Cover = Figure.Of(() => Covered(used, insurance, rates, day)),
        };
    }

    private ShownCover Covered(CreditExposure used, CreditLimit? insurance, FxTable rates, DateOnly day)
    {
        var cover = InsuranceCover.Of(used, insurance is null ? 0m : rates.Convert(insurance.Amount, insurance.Currency, day), insurance?.CoverPercent ?? 100m, _base);
        return new ShownCover(new Money(cover.Covered, _base), new Money(cover.Uninsured, _base));
    }

    private CreditStandingFigure Standing(
        CreditUse use, DateOnly day, CreditPolicy policy, PaymentSpeedFigure speed, IReadOnlyList<CreditHold> holds, DateOnly? lastBrokenPromise)
    {
        var facts = new CreditFacts(
            day, use.Limit, use.Room, holds.Count > 0, speed.Trend.Direction, lastBrokenPromise, speed.Index, EarlyWarning: null, use.Insurance?.ExpiresOn);
        var standing = CreditStanding.Of(facts, policy.Watch);
        return new CreditStandingFigure(
            standing.Status,
            [.. standing.Reasons.Select(r => new CreditReasonLine(r, CreditReasonInWords.Of(r, facts, use.TellsOfOthers, policy.Watch, speed, holds, _base)))]);
    }
}
