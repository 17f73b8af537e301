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
        var (invoices, notes) = (Standing(db, accounts, day), StandingNotes(db, accounts, day));
        var lifetimes = await invoices.GroupBy(i => i.AccountId)
            .Select(g => new { Id = g.Key, Count = g.Count(), First = g.Min(i => i.Date), Last = g.Max(i => i.Date) })
            .ToDictionaryAsync(l => l.Id, cancel);
        var (days, rates) = await DaysAsync(db, invoices, notes, Since(day), day, cancel);

        return accounts.Ids.Union(lifetimes.Keys).ToDictionary(id => id, id => Figure.Of(() =>
        {
            var documents = Documents(days[id], rates);
            var lifetime = lifetimes.GetValueOrDefault(id);
            var figures = PurchaseFigures.Of(day, documents) with
            {
                Invoices = lifetime?.Count ?? 0, FirstOrderOn = lifetime?.First, LastOrderOn = lifetime?.Last,
            };
            return new PurchasingFigure(figures, PurchaseFigures.Series(day, documents));
        }));
    }

    /// <summary>The last full calendar months of each account asked for, oldest first.</summary>
    /// <param name="months">1 to 60.</param>
    internal async Task<IReadOnlyDictionary<long, Figure<IReadOnlyList<PurchaseMonth>>>> SeriesAsync(
        Book db, AccountSet accounts, DateOnly day, int months, CancellationToken cancel)
    {
        PaymentSpeeds.Check(months);
        var first = FullMonths.Of(FullMonths.Ends(day, months)[0]).After.AddDays(1);
        var (days, rates) = await DaysAsync(db, Standing(db, accounts, day), StandingNotes(db, accounts, day), first, day, cancel);
        return accounts.Ids.ToDictionary(id => id, id => Figure.Of(() => PurchaseFigures.Series(day, Documents(days[id], rates), months)));
    }

    /// <summary>What each account asked for sent back in the 12 months to the day.</summary>
    internal async Task<IReadOnlyDictionary<long, Figure<PurchaseReturns>>> ReturnsAsync(Book db, AccountSet accounts, DateOnly day, CancellationToken cancel)
    {
        var after = Window.Months(day, PurchaseFigures.Months).After;
        var returns = StandingNotes(db, accounts, day).Where(n => n.Reason == CreditNoteReason.Return);
        var counts = await returns.Where(n => n.Date > after).GroupBy(n => n.AccountId).Select(g => new { Id = g.Key, Count = g.Count() }).ToDictionaryAsync(c => c.Id, c => c.Count, cancel);
        var (days, rates) = await DaysAsync(db, Standing(db, accounts, day), returns, after.AddDays(1), day, cancel);
        return accounts.Ids.ToDictionary(id => id, id => Figure.Of(() =>
        {
            var documents = Documents(days[id], rates);
            return new PurchaseReturns(
                day, -documents.Where(d => !d.IsOrder).Sum(d => d.Amount), documents.Where(d => d.IsOrder).Sum(d => d.Amount), counts.GetValueOrDefault(id));
        }));
    }

    private static IQueryable<Invoice> Standing(Book db, AccountSet accounts, DateOnly day)
    {
        var reversed = accounts.Choose(db.Reversals, r => r.AccountId).Where(r => r.Date <= day);
        return accounts.Choose(db.Invoices, i => i.AccountId)
            .Where(i => i.Date <= day && !reversed.Any(r => r.Kind == DocumentKind.Invoice && r.DocumentId == i.Id));
    }

    private static IQueryable<CreditNote> StandingNotes(Book db, AccountSet accounts, DateOnly day)
    {
        var reversed = accounts.Choose(db.Reversals, r => r.AccountId).Where(r => r.Date <= day);
        return accounts.Choose(db.CreditNotes, n => n.AccountId)
            .Where(n => n.Date <= day && !reversed.Any(r => r.Kind == DocumentKind.CreditNote && r.DocumentId == n.Id));
    }

    private static List<PurchaseDocument> Documents(IEnumerable<DaySum> days, FxTable rates) =>
        [.. days.Select(d => new PurchaseDocument(d.Date, rates.Convert(d.IsOrder == 1 ? d.Amount : -d.Amount, d.Currency, d.Date), d.IsOrder == 1))];

    private async Task<(ILookup<long, DaySum> Days, FxTable Rates)> DaysAsync(
        Book db, IQueryable<Invoice> invoices, IQueryable<CreditNote> notes, DateOnly since, DateOnly day, CancellationToken cancel)
    {
        var days = await invoices.Where(i => i.Date >= since).GroupBy(i => new { i.AccountId, i.Currency, i.Date })
            .Select(g => new DaySum { AccountId = g.Key.AccountId, Currency = g.Key.Currency, Date = g.Key.Date, Amount = g.Sum(i => i.NetAmount ?? i.Amount), IsOrder = 1 })
            .Concat(notes.Where(n => n.Date >= since).GroupBy(n => new { n.AccountId, n.Currency, n.Date })
                .Select(g => new DaySum { AccountId = g.Key.AccountId, Currency = g.Key.Currency, Date = g.Key.Date, Amount = g.Sum(n => n.NetAmount ?? n.Amount), IsOrder = 0 }))
            .ToListAsync(cancel);
        var foreign = days.Where(d => d.Currency != _base.Code).ToList();
        var rates = await ClosingRates.BetweenAsync(
            db, _base, foreign.Select(d => d.Currency), foreign.Count == 0 ? day : foreign.Min(d => d.Date), day, cancel);
        return (days.ToLookup(d => d.AccountId), rates);
    }

    // The twelve months to the day and the last twelve full months begin at most a month apart.
    private static DateOnly Since(DateOnly day)
    {
        var window = Window.Months(day, PurchaseFigures.Months).After.AddDays(1);
        var months = FullMonths.Of(FullMonths.Ends(day, PurchaseFigures.Months)[0]).After.AddDays(1);
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
