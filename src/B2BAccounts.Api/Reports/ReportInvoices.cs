using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Reports;

/// <summary>Reads the open invoices that a report lists, and the sums of all: never more rows than are listed, a currency.</summary>
internal static class ReportInvoices
{
    public static async Task<(IReadOnlyList<ReportInvoice> Largest, int Count, IReadOnlyList<Money> Sums)> OfAsync(
        AnswersDb db, AccountSet one, DateOnly day, IReadOnlyList<FxQuote> rates, CancellationToken cancel)
    {
        var open = OpenInvoices.On(LedgerRows.Of(db, one), day);
        var sums = await open.GroupBy(i => i.Currency).Select(g => new { Currency = g.Key, Count = g.Count(), Open = g.Sum(i => i.Open) }).ToListAsync(cancel);
        var largest = new List<(decimal InBase, ReportInvoice Invoice)>();
        foreach (var sum in sums)
        {
            var (currency, rate) = (Currency.Of(sum.Currency), rates.Where(r => r.Currency == sum.Currency).Select(r => r.Rate).FirstOrDefault(1m));
            var rows = await open.Where(i => i.Currency == sum.Currency)
                .Join(db.Invoices, o => o.InvoiceId, i => i.Id, (o, i) => new { o.Open, o.Disputed, o.DueDate, o.InvoiceId, i.Number, i.Date, i.Amount })
                .OrderByDescending(o => o.DueDate < day).ThenByDescending(o => o.Open).ThenBy(o => o.InvoiceId)
                .Take(ReportReceivables.MostInvoices).ToListAsync(cancel);
            largest.AddRange(rows.Select(r => (r.Open * rate, new ReportInvoice(
                r.Number, r.Date, r.DueDate, Math.Max(0, day.DayNumber - r.DueDate.DayNumber), new Money(r.Amount, currency), new Money(r.Open, currency), Math.Min(r.Disputed, r.Open)))));
        }

        var listed = largest.OrderByDescending(i => i.Invoice.DaysPastDue > 0).ThenByDescending(i => i.InBase).ThenBy(i => i.Invoice.Number, StringComparer.Ordinal)
            .Take(ReportReceivables.MostInvoices).Select(i => i.Invoice).ToList();
        return (listed, sums.Sum(s => s.Count), [.. sums.OrderBy(s => s.Currency, StringComparer.Ordinal).Select(s => new Money(s.Open, s.Currency))]);
    }
}
