using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Receivables;
using Microsoft.Extensions.Options;

namespace B2BAccounts.Api.Receivables;

/// <summary>回款. How well sales are collected, as of any day: what is owed by the atoms of ageing, sales by documents summed by day.</summary>
public sealed class CompanyCollections(Ageings ageings, IOptions<BusinessOptions> business)
{
    private readonly Currency _base = Currency.Of(business.Value.BaseCurrency);

    /// <summary>One figure for each account, group or book asked for.</summary>
    internal async Task<IReadOnlyDictionary<long, Figure<CollectionFigures>>> GatheredAsync(Book db, Gathering asked, DateOnly day, CancellationToken cancel)
    {
        var quarter = CollectionEffectiveness.LastFullQuarter(day);
        var on = await OwedAsync(day);
        var begin = await OwedAsync(quarter.After);
        var end = await OwedAsync(quarter.Until);
        var flows = await DocumentFlowRows.OfSalesAsync(db, asked.Accounts, _base, day, cancel);
        var rates = await RatesAsync(db, flows, day, cancel);
        var byKey = ByKey(asked, flows, f => f.AccountId);
        return asked.Keys.ToDictionary(k => k, k => Figure.Of(() => CollectionFigures.Of(day, on(k), begin(k), end(k), new DocumentFlows([.. byKey[k]], rates))));

        async Task<Func<long, AgedBalance>> OwedAsync(DateOnly t)
        {
            var atoms = await ageings.AtomsAsync(db, asked.Accounts, t, cancel);
            var ofKey = ByKey(asked, atoms.ByAccount.SelectMany(g => g), a => a.AccountId);
            return key => ageings.Of(ofKey[key], atoms).Aged;
        }
    }

    /// <summary>DSO over 90 days of each account of the book that has sales in them; accounts without a rate that they need are left out.</summary>
    internal async Task<IReadOnlyDictionary<long, decimal>> DsoByAccountAsync(Book db, DateOnly day, CancellationToken cancel)
    {
        var window = Window.OfDays(day, CollectionFigures.ShortDays);
        var atoms = await ageings.AtomsAsync(db, AccountSet.WholeBook, day, cancel);
        var flows = (await DocumentFlowRows.OfSalesByAccountAsync(db, _base, window, cancel)).ToLookup(f => f.AccountId);
        var rates = await RatesAsync(db, flows.SelectMany(g => g), day, cancel);
        return flows.Select(g => (g.Key, Dso: Figure.Of(() => Dso(g)).ValueOrNull?.Days))
            .Where(d => d.Dso is not null).ToDictionary(d => d.Key, d => d.Dso!.Value);

        AccountDso Dso(IGrouping<long, DocumentFlow> account) => new(DaysSalesOutstanding.Of(
            ageings.Of(atoms.ByAccount[account.Key], atoms).Aged.Balance, new DocumentFlows([.. account], rates).Sales(window, day), window.Days));
    }

    private Task<FxTable> RatesAsync(Book db, IEnumerable<DocumentFlow> flows, DateOnly day, CancellationToken cancel)
    {
        var foreign = flows.Where(f => f.Currency != _base.Code).ToList();
        return ClosingRates.BetweenAsync(db, _base, foreign.Select(f => f.Currency), foreign.Count == 0 ? day : foreign.Min(f => f.Date), day, cancel);
    }

    private static ILookup<long, T> ByKey<T>(Gathering asked, IEnumerable<T> rows, Func<T, long> account) =>
        rows.SelectMany(r => asked.Of(account(r)).Select(k => (Key: k, Row: r))).ToLookup(r => r.Key, r => r.Row);

    private sealed record AccountDso(decimal? Days);
}
