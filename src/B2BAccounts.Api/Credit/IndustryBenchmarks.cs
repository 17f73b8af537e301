using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Purchasing;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Credit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace B2BAccounts.Api.Credit;

/// <summary>
/// What is usual in industries: by the credit policy's table, and in the own book, by medians over all its customers of the same ISIC division
/// whoever asks.
/// </summary>
public sealed class IndustryBenchmarks(WholeBookBeside wholeBook, Purchases purchases, BusinessClock clock, IOptions<BusinessOptions> business)
{
    private const int Division = 2;
    private const int Decimals = 4;
    private const decimal Months = 12m;

    private readonly Domain.Currency _base = Domain.Currency.Of(business.Value.BaseCurrency);

    internal async Task<IReadOnlyDictionary<long, Figure<IndustryBenchmark>>> OfAsync(AnswersDb view, IReadOnlyList<long> accounts, CancellationToken cancel)
    {
        var (book, day) = (wholeBook.Of(view), clock.Today);
        var policy = await CreditPolicies.OnAsync(book, day, cancel);
        var industries = await AccountSet.Among(view.Accounts, a => a.Id, accounts).Where(a => a.Industry != null).Select(a => new { a.Id, Industry = a.Industry! }).ToListAsync(cancel);
        var seen = view.Scope.SeesEverything ? null : (await view.Accounts.Select(a => a.Id).ToListAsync(cancel)).ToHashSet();
        var peers = new Dictionary<string, IReadOnlyList<Peer>>(StringComparer.Ordinal);
        foreach (var division in industries.Select(i => DivisionOf(i.Industry)).Distinct(StringComparer.Ordinal))
        {
            peers[division] = await view.OnceAsync((nameof(IndustryBenchmarks), division, day), () => ReadAsync(book, division, day, policy, cancel));
        }

        return industries.ToDictionary(i => i.Id, i => Figure.Of(() =>
        {
            var (norm, of) = (policy.NormOf(i.Industry), peers[DivisionOf(i.Industry)]);
            return new IndustryBenchmark(
                DivisionOf(i.Industry), norm?.Days, norm?.Months, PeerMedian.Of(of.Select(p => (p.Id, (decimal?)p.TermsDays)), seen), PeerMedian.Of(of.Select(p => (p.Id, p.LimitMonths)), seen));
        }));
    }

    private static string DivisionOf(string industry) => industry[..Division];

    // Customers without a rate that they need, or who bought nothing net, have no limit in months.
    private async Task<IReadOnlyList<Peer>> ReadAsync(AccountsDb book, string division, DateOnly day, CreditPolicy policy, CancellationToken cancel)
    {
        var customers = await book.Accounts.AsNoTracking().Where(a => a.Status == AccountStatus.Customer && a.Industry!.StartsWith(division))
            .Select(a => new { a.Id, a.Terms }).ToListAsync(cancel);
        var set = AccountSet.Of(customers.Select(c => c.Id));
        var bought = await purchases.OfAsync(book, set, day, cancel);
        var limits = (await set.Choose(book.CreditLimits.AsNoTracking(), l => l.AccountId).Where(l => !l.Group && l.ValidFrom <= day).ToListAsync(cancel)).ToLookup(l => l.AccountId);
        var rates = await ClosingRates.OnAsync(book, _base, limits.SelectMany(l => l).Select(l => l.Currency).Distinct(StringComparer.Ordinal), day, cancel);
        return [.. customers.Select(c => new Peer(c.Id, c.Terms.NetDays, LimitMonths(c.Id)))];

        decimal? LimitMonths(long account) => Figure.Of(() => new Value(
            bought[account].ValueOrNull?.Figures.Level is > 0m and var level && LimitInForce.On(day, limits[account], policy.InsuranceRaisesLimit ? rates : null) is { } limit
                ? decimal.Round(rates.Convert(limit.Amount, limit.Currency, day) * Months / level, Decimals, MidpointRounding.AwayFromZero)
                : null)).ValueOrNull?.Months;
    }

    private sealed record Peer(long Id, int TermsDays, decimal? LimitMonths);

    private sealed record Value(decimal? Months);
}
