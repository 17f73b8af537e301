using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Purchasing;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace B2BAccounts.Api.Purchasing;

/// <summary>
/// What invoice lines tell: which products an account buys, and what is earned on it. SQL sums lines by what is told and by currency and day;
/// each such sum is converted at its day's rate and rounded.
/// </summary>
public sealed class ProductLines(IOptions<BusinessOptions> business)
{
    /// <summary>A line of an invoice.</summary>
    private const int Sold = 0;

    /// <summary>A line of a credit note for goods that came back.</summary>
    private const int Returned = 1;

    /// <summary>A line of another credit note: the goods stay where they are.</summary>
    private const int Credited = 2;

    private readonly Currency _base = Currency.Of(business.Value.BaseCurrency);

    /// <summary>The most products of an account that are told at once.</summary>
    public const int MostProducts = 200;

    /// <summary>For each account, its products of the months, most sold first.</summary>
    /// <param name="months">1 to 60.</param>
    /// <param name="first">How many products, 1 to 200.</param>
    internal async Task<IReadOnlyDictionary<long, Figure<IReadOnlyList<ProductSales>>>> MixAsync(Book db, AccountSet accounts, DateOnly day, int months, int first, CancellationToken cancel)
    {
        if (first is < 1 or > MostProducts)
        {
            throw new RuleViolation(RuleCodes.ValueOutOfRange, $"1 to {MostProducts} products are told at once, not {first}.", "first");
        }

        // A quantity is a number of any digits and no money: rows of equal ones are counted, and multiplied here.
        var rows = await Lines(db, accounts, day, months)
            .GroupBy(l => new { l.AccountId, l.Product, l.Currency, l.Date, l.Kind, l.Quantity })
            .Select(g => new { g.Key.AccountId, g.Key.Product, g.Key.Currency, g.Key.Date, g.Key.Kind, g.Key.Quantity, Count = g.Count(), Amount = g.Sum(l => l.Amount) })
            .ToListAsync(cancel);
        var rates = await RatesAsync(db, rows.Select(r => (r.Currency, r.Date)), day, cancel);
        var byAccount = rows.ToLookup(r => r.AccountId);
        return accounts.Ids.ToDictionary(id => id, id => Figure.Of<IReadOnlyList<ProductSales>>(() =>
        {
            var products = byAccount[id].GroupBy(r => r.Product, StringComparer.Ordinal).Select(p => (
                Product: p.Key,
                Amount: p.GroupBy(r => (r.Currency, r.Date, r.Kind == Sold)).Sum(d => Signed(d.Key.Item3, rates.Convert(d.Sum(r => r.Amount), d.Key.Currency, d.Key.Date))),
                Quantity: p.Where(r => r.Kind != Credited).Sum(r => Signed(r.Kind == Sold, r.Quantity * r.Count)),
                Days: p.Where(r => r.Kind == Sold).Select(r => r.Date).Distinct().Count())).ToList();
            var all = products.Sum(p => p.Amount);
            return
            [
                .. products.OrderByDescending(p => p.Amount).ThenBy(p => p.Product, StringComparer.Ordinal).Take(first)
                    .Select(p => new ProductSales(p.Product, p.Amount, p.Quantity, p.Days, all > 0m ? p.Amount / all : null)),
            ];
        }));
    }

    /// <summary>For each account asked for, or of the book each with a line, what is earned on it in the months.</summary>
    /// <param name="months">1 to 60.</param>
    internal async Task<IReadOnlyDictionary<long, Figure<ProfitFigure>>> ProfitsAsync(Book db, AccountSet accounts, DateOnly day, int months, CancellationToken cancel)
    {
        var rows = await Lines(db, accounts, day, months)
            .GroupBy(l => new { l.AccountId, l.Currency, l.Date, IsSold = l.Kind == Sold, Known = l.Cost != null })
            .Select(g => new { g.Key.AccountId, g.Key.Currency, g.Key.Date, g.Key.IsSold, g.Key.Known, Amount = g.Sum(l => l.Amount), Cost = g.Sum(l => l.Cost ?? 0m) })
            .ToListAsync(cancel);
        var rates = await RatesAsync(db, rows.Select(r => (r.Currency, r.Date)), day, cancel);
        var byAccount = rows.ToLookup(r => r.AccountId);
        return accounts.Ids.Union(byAccount.Select(g => g.Key)).ToDictionary(id => id, id => Figure.Of(() => new ProfitFigure(day, months, new AccountProfit(
            id,
            byAccount[id].Where(r => r.Known).Sum(r => Signed(r.IsSold, rates.Convert(r.Amount, r.Currency, r.Date))),
            byAccount[id].Where(r => r.Known).Sum(r => Signed(r.IsSold, rates.Convert(r.Cost, r.Currency, r.Date))),
            byAccount[id].Where(r => !r.Known).Sum(r => Signed(r.IsSold, rates.Convert(r.Amount, r.Currency, r.Date)))))));
    }

    /// <summary>The accounts that the context shows, by profit.</summary>
    /// <exception cref="RuleViolation">FX_RATE_MISSING: a currency of a line has no rate on its day.</exception>
    internal async Task<WhaleCurve> CurveAsync(Book db, DateOnly day, int months, CancellationToken cancel) =>
        await db.OnceAsync((nameof(WhaleCurve), day, months), async () =>
            WhaleCurve.Of([.. (await ProfitsAsync(db, AccountSet.WholeBook, day, months, cancel)).Values.Select(p => p.Value.Account)]));

    private static IQueryable<Line> Lines(Book db, AccountSet accounts, DateOnly day, int months)
    {
        PaymentSpeeds.Check(months);
        var window = Window.Months(day, months);
        var reversed = accounts.Choose(db.Reversals, r => r.AccountId).Where(r => r.Date <= day);
        var sold = accounts.Choose(db.Invoices, i => i.AccountId)
            .Where(i => i.Date > window.After && i.Date <= window.Until && !reversed.Any(r => r.Kind == DocumentKind.Invoice && r.DocumentId == i.Id))
            .Join(db.InvoiceLines, i => i.Id, l => l.InvoiceId, (i, l) => new Line
            {
                AccountId = i.AccountId, Currency = i.Currency, Date = i.Date, Kind = Sold, Product = l.Product, Quantity = l.Quantity, Amount = l.Amount, Cost = l.Cost,
            });
        return sold.Concat(accounts.Choose(db.CreditNotes, n => n.AccountId)
            .Where(n => n.Date > window.After && n.Date <= window.Until && !reversed.Any(r => r.Kind == DocumentKind.CreditNote && r.DocumentId == n.Id))
            .Join(db.CreditNoteLines, n => n.Id, l => l.CreditNoteId, (n, l) => new Line
            {
                AccountId = n.AccountId, Currency = n.Currency, Date = n.Date, Kind = n.Reason == CreditNoteReason.Return ? Returned : Credited,
                Product = l.Product, Quantity = l.Quantity, Amount = l.Amount, Cost = l.Cost,
            }));
    }

    private static decimal Signed(bool isSold, decimal value) => isSold ? value : -value;

    private Task<FxTable> RatesAsync(Book db, IEnumerable<(string Currency, DateOnly Date)> rows, DateOnly day, CancellationToken cancel)
    {
        var foreign = rows.Where(r => r.Currency != _base.Code).ToList();
        return ClosingRates.BetweenAsync(db, _base, foreign.Select(r => r.Currency), foreign.Count == 0 ? day : foreign.Min(r => r.Date), day, cancel);
    }

    private sealed class Line
    {
        public long AccountId { get; init; }

        public string Currency { get; init; } = "";

        public DateOnly Date { get; init; }

        public int Kind { get; init; }

        public string Product { get; init; } = "";

        public decimal Quantity { get; init; }

        public decimal Amount { get; init; }

        public decimal? Cost { get; init; }
    }
}
