using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Receivables;

/// <summary>The rows of the book that a figure rests on, narrowed to accounts or documents before anything is summed.</summary>
/// <param name="Reversals">Of documents.</param>
/// <param name="AllocationReversals">Of allocations.</param>
/// <param name="Open">What is left by everything recorded.</param>
internal sealed record LedgerRows(
    Book Db,
    IQueryable<Invoice> Invoices,
    IQueryable<Payment> Payments,
    IQueryable<CreditNote> CreditNotes,
    IQueryable<Allocation> Allocations,
    IQueryable<Reversal> Reversals,
    IQueryable<Reversal> AllocationReversals,
    IQueryable<Dispute> Disputes,
    IQueryable<OpenDocument> Open)
{
    public static LedgerRows Of(Book db, AccountSet accounts)
    {
        var reversals = accounts.Choose(db.Reversals, r => r.AccountId);
        return new LedgerRows(
            db,
            accounts.Choose(db.Invoices, i => i.AccountId),
            accounts.Choose(db.Payments, p => p.AccountId),
            accounts.Choose(db.CreditNotes, c => c.AccountId),
            accounts.Choose(db.Allocations, a => a.AccountId),
            reversals,
            reversals.Where(r => r.Kind == DocumentKind.Allocation),
            accounts.Choose(db.Disputes, d => d.AccountId),
            accounts.Choose(db.OpenDocuments, o => o.AccountId));
    }

    public static LedgerRows OfInvoices(Book db, IEnumerable<long> ids)
    {
        List<long> list = [.. ids.Distinct()];
        return new LedgerRows(
            db,
            AccountSet.Among(db.Invoices, i => i.Id, list),
            db.Payments,
            db.CreditNotes,
            AccountSet.Among(db.Allocations.Where(a => a.ToKind == DocumentKind.Invoice), a => a.ToId, list),
            AccountSet.Among(db.Reversals, r => r.DocumentId, list),
            db.Reversals.Where(r => r.Kind == DocumentKind.Allocation),
            AccountSet.Among(db.Disputes, d => d.InvoiceId, list),
            AccountSet.Among(db.OpenDocuments.Where(o => o.Kind == DocumentKind.Invoice), o => o.DocumentId, list));
    }
}
