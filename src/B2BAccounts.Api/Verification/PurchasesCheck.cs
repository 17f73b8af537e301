using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Purchasing;
using B2BAccounts.Domain.Purchasing;
using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Verification;

/// <summary>Purchases as they are answered, against a replay of invoices and credit notes.</summary>
internal sealed class PurchasesCheck(Purchases purchases)
{
    public async Task CheckAsync(Book db, IReadOnlyList<AccountReplay> accounts, DateOnly day, FxTable rates, Findings found, CancellationToken cancel)
    {
        var asked = await purchases.OfAsync(db, AccountSet.Of(accounts.Select(a => a.Id)), day, cancel);
        foreach (var account in accounts)
        {
            var (said, replayed) = (asked[account.Id], Figure.Of(() => Replay(account.Rows, day, rates)));
            if (said.ValueOrNull is { } figure && replayed.ValueOrNull is { } right)
            {
                Compare("level", figure.Figures.Level, right.Figures.Level);
                Compare("order days", figure.Figures.OrderDays, right.Figures.OrderDays);
                Compare("invoices", figure.Figures.Invoices, right.Figures.Invoices);
                Compare("first", figure.Figures.FirstOrderOn, right.Figures.FirstOrderOn);
                Compare("last", figure.Figures.LastOrderOn, right.Figures.LastOrderOn);
                foreach (var (a, b) in figure.Monthly.Zip(right.Monthly))
                {
                    Compare($"of {b.Year}-{b.Month:00}", a, b);
                }
            }
            else
            {
                Compare("level", said.Violation?.Code, replayed.Violation?.Code);
            }

            void Compare<T>(string about, T one, T other) => found.Compare(account.Number, $"purchases on {day:yyyy-MM-dd}, {about}", one, other);
        }
    }

    private static PurchasingFigure Replay(AccountRows rows, DateOnly day, FxTable rates)
    {
        var reversed = rows.Reversals.Where(r => r.Date <= day).Select(r => (r.Kind, r.DocumentId)).ToHashSet();
        var invoices = rows.Invoices.Where(i => i.Date <= day && !reversed.Contains((DocumentKind.Invoice, i.Id))).ToList();
        var notes = rows.CreditNotes.Where(n => n.Date <= day && !reversed.Contains((DocumentKind.CreditNote, n.Id))).ToList();

        // The month of a day that is its last is full; the twelve full months before the next day's month.
        var next = day.AddDays(1);
        var months = Enumerable.Range(1, 12).Select(back => new DateOnly(next.Year, next.Month, 1).AddMonths(-back)).Reverse().ToList();
        var yearAgo = day.AddMonths(-12);
        var since = months[0] <= yearAgo ? months[0] : yearAgo.AddDays(1);
        var atoms = invoices.Select(i => (i.Currency, i.Date, Amount: i.PurchaseAmount, IsOrder: true))
            .Concat(notes.Select(n => (n.Currency, n.Date, Amount: n.PurchaseAmount, IsOrder: false)))
            .Where(d => d.Date >= since)
            .GroupBy(d => (d.Currency, d.Date, d.IsOrder))
            .Select(g => (g.Key.Date, g.Key.IsOrder, Amount: (g.Key.IsOrder ? 1 : -1) * rates.Convert(g.Sum(d => d.Amount), g.Key.Currency, g.Key.Date)))
            .ToList();
        var lastYear = atoms.Where(a => a.Date > yearAgo).ToList();
        return new PurchasingFigure(
            new PurchaseFigures(
                day,
                lastYear.Sum(a => a.Amount),
                lastYear.Where(a => a.IsOrder).Select(a => a.Date).Distinct().Count(),
                invoices.Count,
                invoices.Count == 0 ? null : invoices.Min(i => i.Date),
                invoices.Count == 0 ? null : invoices.Max(i => i.Date)),
            [
                .. months.Select(m => atoms.Where(a => a.Date >= m && a.Date < m.AddMonths(1)).ToList() is var month
                    ? new PurchaseMonth(m.Year, m.Month, month.Sum(a => a.Amount), month.Where(a => a.IsOrder).Select(a => a.Date).Distinct().Count())
                    : default),
            ]);
    }
}
