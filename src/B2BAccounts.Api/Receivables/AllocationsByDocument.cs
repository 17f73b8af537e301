using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Receivables;

/// <summary>What is set against invoices, or what payments, credit notes and write-offs are set against, as it counts on a day.</summary>
public static class AllocationsByDocument
{
    /// <summary>By invoice.</summary>
    /// <param name="reversed">Also what was taken back as a whole.</param>
    public static async Task<ILookup<long, AllocationLine>> OfInvoicesAsync(Book db, IEnumerable<long> invoices, DateOnly day, bool reversed, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var lines = await LinesAsync(db, AccountSet.Among(db.Allocations.Where(a => a.ToKind == DocumentKind.Invoice), a => a.ToId, invoices), day, reversed, cancel);
        return lines.ToLookup(l => l.InvoiceId);
    }

    /// <summary>By the id of the paying documents, all of one kind.</summary>
    /// <param name="reversed">Also what was taken back as a whole.</param>
    public static async Task<ILookup<long, AllocationLine>> OfSourcesAsync(
        Book db, DocumentKind kind, IEnumerable<long> documents, DateOnly day, bool reversed, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var given = db.Allocations.Where(a => a.FromKind == kind && a.ToKind == DocumentKind.Invoice);
        var lines = await LinesAsync(db, AccountSet.Among(given, a => a.FromId, documents), day, reversed, cancel);
        return lines.ToLookup(l => l.FromId);
    }

    private static async Task<IEnumerable<AllocationLine>> LinesAsync(Book db, IQueryable<Allocation> allocations, DateOnly day, bool reversed, CancellationToken cancel)
    {
        var rows = await allocations.Where(a => a.Date <= day).Select(a => new
        {
            a.Id,
            a.ToId,
            a.FromKind,
            a.FromId,
            a.Currency,
            a.Date,
            a.Amount,
            Number = a.FromKind == DocumentKind.Payment ? db.Payments.Where(p => p.Id == a.FromId).Select(p => p.Number).FirstOrDefault()
                : a.FromKind == DocumentKind.CreditNote ? db.CreditNotes.Where(c => c.Id == a.FromId).Select(c => c.Number).FirstOrDefault()
                : db.WriteOffs.Where(w => w.Id == a.FromId).Select(w => w.Number).FirstOrDefault(),
            Reversed = db.Reversals.Where(r => r.Kind == DocumentKind.Allocation && r.DocumentId == a.Id && r.Date <= day).Sum(r => r.Amount),
            ReversedOn = db.Reversals.Where(r => r.Kind == DocumentKind.Allocation && r.DocumentId == a.Id && r.Date <= day).Max(r => (DateOnly?)r.Date),
        }).Where(a => reversed || a.Amount != a.Reversed).OrderBy(a => a.Date).ThenBy(a => a.Id).ToListAsync(cancel);
        return rows.Select(a => new AllocationLine(
            a.Id, a.ToId, a.FromKind, a.FromId, a.Number ?? "", new Money(a.Amount - a.Reversed, a.Currency), a.Date, new Money(a.Reversed, a.Currency), a.ReversedOn));
    }
}
