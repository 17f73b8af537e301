using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Receivables;

/// <summary>What is left of payments or credit notes as of a day, neither allocated nor refunded.</summary>
public static class UnappliedAmounts
{
    /// <summary>One amount for each payment that the context shows; zero before its date and when reversed.</summary>
    public static async Task<IReadOnlyDictionary<long, Money>> OfPaymentsAsync(Book db, IEnumerable<long> payments, DateOnly day, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        List<long> ids = [.. payments.Distinct()];
        var rows = Rows(db, DocumentKind.Payment, ids) with { Payments = AccountSet.Among(db.Payments, p => p.Id, ids) };
        return Amounts(
            await rows.Payments.Select(p => new { p.Id, p.Currency }).ToDictionaryAsync(p => p.Id, p => p.Currency, cancel),
            await UnappliedParts.OfPayments(rows, day).ToListAsync(cancel));
    }

    /// <summary>One amount for each credit note that the context shows; zero before its date and when reversed.</summary>
    public static async Task<IReadOnlyDictionary<long, Money>> OfCreditNotesAsync(Book db, IEnumerable<long> creditNotes, DateOnly day, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        List<long> ids = [.. creditNotes.Distinct()];
        var rows = Rows(db, DocumentKind.CreditNote, ids) with { CreditNotes = AccountSet.Among(db.CreditNotes, c => c.Id, ids) };
        return Amounts(
            await rows.CreditNotes.Select(c => new { c.Id, c.Currency }).ToDictionaryAsync(c => c.Id, c => c.Currency, cancel),
            await UnappliedParts.OfCreditNotes(rows, day).ToListAsync(cancel));
    }

    private static LedgerRows Rows(Book db, DocumentKind kind, List<long> ids)
    {
        var all = LedgerRows.Of(db, AccountSet.WholeBook);
        var given = AccountSet.Among(db.Allocations.Where(a => a.FromKind == kind), a => a.FromId, ids);
        var paidBack = AccountSet.Among(db.Allocations.Where(a => a.ToKind == kind), a => a.ToId, ids);
        return all with
        {
            Allocations = given.Union(paidBack),
            Reversals = AccountSet.Among(db.Reversals, r => r.DocumentId, ids),
            Open = AccountSet.Among(db.OpenDocuments.Where(o => o.Kind == kind), o => o.DocumentId, ids),
        };
    }

    private static Dictionary<long, Money> Amounts(Dictionary<long, string> currencies, List<DocumentEffect> left)
    {
        var amounts = left.ToDictionary(u => u.DocumentId, u => u.Amount);
        return currencies.ToDictionary(d => d.Key, d => new Money(amounts.GetValueOrDefault(d.Key), d.Value));
    }
}
