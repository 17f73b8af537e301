using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Purchasing;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace B2BAccounts.Api.Purchasing;

/// <summary>
/// What and how often accounts bought, as of any day. SQL sums documents by account, currency and day; each such sum is converted at
/// its day's rate and rounded on its own, so that level and months are sums of the same atoms.
/// </summary>
public sealed class Purchases(IOptions<BusinessOptions> business)
{
    private readonly Currency _base = Currency.Of(business.Value.BaseCurrency);

    /// <summary>One figure for each account asked for; of the whole book, for each with an invoice up to the day.</summary>
    public async Task<IReadOnlyDictionary<long, Figure<PurchasingFigure>>> OfAsync(Book db, AccountSet accounts, DateOnly day, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(accounts);
        var reversed = accounts.Choose(db.Reversals, r => r.AccountId).Where(r => r.Date <= day);
        var invoices = accounts.Choose(db.Invoices, i => i.AccountId)
            .Where(i => i.Date <= day && !reversed.Any(r => r.Kind == DocumentKind.Invoice && r.DocumentId == i.Id));
        var notes = accounts.Choose(db.CreditNotes, n => n.AccountId)
            .Where(n => n.Date <= day && !reversed.Any(r => r.Kind == DocumentKind.CreditNote && r.DocumentId == n.Id));

        var lifetimes = await invoices.GroupBy(i => i.AccountId)
            .Select(g => new { Id = g.Key, Count = g.Count(), First = g.Min(i => i.Date), Last = g.Max(i => i.Date) })
            .ToDictionaryAsync(l => l.Id, cancel);
        var days = (await DaysAsync(invoices, notes, Since(day), cancel)).ToLookup(d => d.AccountId);
        var foreign = days.SelectMany(g => g).Where(d => d.Currency != _base.Code).ToList();
        var rates = await ClosingRates.BetweenAsync(
            db, _base, foreign.Select(d => d.Currency), foreign.Count == 0 ? day : foreign.Min(d => d.Date), day, cancel);

        return accounts.Ids.Union(lifetimes.Keys).ToDictionary(id => id, id => Figure.Of(() =>
        {
            var documents = days[id].Select(d => new PurchaseDocument(d.Date, rates.Convert(d.IsOrder == 1 ? d.Amount : -d.Amount, d.Currency, d.Date), d.IsOrder == 1)).ToList();
            var lifetime = lifetimes.GetValueOrDefault(id);
            var figures = PurchaseFigures.Of(day, documents) with
            {
                Invoices = lifetime?.Count ?? 0, FirstOrderOn = lifetime?.First, LastOrderOn = lifetime?.Last,
            };
            return new PurchasingFigure(figures, PurchaseFigures.Series(day, documents));
        }));
    }

    private static async Task<List<DaySum>> DaysAsync(IQueryable<Invoice> invoices, IQueryable<CreditNote> notes, DateOnly since, CancellationToken cancel) =>
        await invoices.Where(i => i.Date >= since).GroupBy(i => new { i.AccountId, i.Currency, i.Date })
            .Select(g => new DaySum { AccountId = g.Key.AccountId, Currency = g.Key.Currency, Date = g.Key.Date, Amount = g.Sum(i => i.NetAmount ?? i.Amount), IsOrder = 1 })
            .Concat(notes.Where(n => n.Date >= since).GroupBy(n => new { n.AccountId, n.Currency, n.Date })
                .Select(g => new DaySum { AccountId = g.Key.AccountId, Currency = g.Key.Currency, Date = g.Key.Date, Amount = g.Sum(n => n.NetAmount ?? n.Amount), IsOrder = 0 }))
            .ToListAsync(cancel);

    // The twelve months to the day and the last twelve full months begin at most a month apart.
    private static DateOnly Since(DateOnly day)
    {
        var window = Window.Months(day, PurchaseFigures.Months).After.AddDays(1);
        var next = day.AddDays(1);
        var months = new DateOnly(next.Year, next.Month, 1).AddMonths(-PurchaseFigures.Months);
        return window < months ? window : months;
    }

    private sealed class DaySum
    {
        public long AccountId { get; init; }

        public string Currency { get; init; } = "";

        public DateOnly Date { get; init; }

        public decimal Amount { get; init; }

        public int IsOrder { get; init; }
    }
}
