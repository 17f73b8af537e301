using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Receivables;

/// <summary>What is left of payments and credit notes on a day, neither allocated nor refunded, in SQL and reckoned back likewise.</summary>
internal static class UnappliedParts
{
    /// <summary>Payments with what is left of each, settled ones left out or nothing.</summary>
    public static IQueryable<DocumentEffect> OfPayments(LedgerRows rows, DateOnly day) => Left(rows, DocumentKind.Payment, day,
        rows.Payments.Where(p => p.Date > day).Select(p => new DocumentEffect { DocumentId = p.Id, Amount = 0m - p.Amount }));

    /// <summary>Credit notes with what is left of each, settled ones left out or nothing.</summary>
    public static IQueryable<DocumentEffect> OfCreditNotes(LedgerRows rows, DateOnly day) => Left(rows, DocumentKind.CreditNote, day,
        rows.CreditNotes.Where(c => c.Date > day).Select(c => new DocumentEffect { DocumentId = c.Id, Amount = 0m - c.Amount }));

    private static IQueryable<DocumentEffect> Left(LedgerRows rows, DocumentKind kind, DateOnly day, IQueryable<DocumentEffect> later)
    {
        var (given, paidBack) = (rows.Allocations.Where(a => a.FromKind == kind), rows.Allocations.Where(a => a.ToKind == kind));
        var taken = given.Select(a => new { a.Id, DocumentId = a.FromId, a.Amount, a.Date })
            .Concat(paidBack.Select(a => new { a.Id, DocumentId = a.ToId, a.Amount, a.Date }));
        return rows.Open.Where(o => o.Kind == kind)
            .Select(o => new DocumentEffect { DocumentId = o.DocumentId, Amount = o.Open })
            .Concat(later)
            .Concat(rows.Reversals.Where(r => r.Kind == kind && r.Date > day)
                .Select(r => new DocumentEffect { DocumentId = r.DocumentId, Amount = r.Amount }))
            .Concat(taken.Where(a => a.Date > day).Select(a => new DocumentEffect { DocumentId = a.DocumentId, Amount = a.Amount }))
            .Concat(rows.AllocationReversals.Where(r => r.Date > day)
                .Join(taken, r => r.DocumentId, a => a.Id, (r, a) => new DocumentEffect { DocumentId = a.DocumentId, Amount = 0m - r.Amount }))
            .GroupBy(e => e.DocumentId).Select(g => new DocumentEffect { DocumentId = g.Key, Amount = g.Sum(e => e.Amount) });
    }
}
