using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Receivables;

/// <summary>What is left of payments and credit notes on a day, neither allocated nor refunded, in SQL and reckoned back likewise.</summary>
internal static class UnappliedParts
{
    /// <summary>Payments with what is left of each, settled ones left out or nothing.</summary>
    public static IQueryable<DocumentEffect> OfPayments(LedgerRows rows, LedgerDay day) => Left(rows, DocumentKind.Payment, day,
        day.Later(rows.Payments).Select(p => new DocumentEffect { DocumentId = p.Id, Amount = 0m - p.Amount }));

    /// <summary>Credit notes with what is left of each, settled ones left out or nothing.</summary>
    public static IQueryable<DocumentEffect> OfCreditNotes(LedgerRows rows, LedgerDay day) => Left(rows, DocumentKind.CreditNote, day,
        day.Later(rows.CreditNotes).Select(c => new DocumentEffect { DocumentId = c.Id, Amount = 0m - c.Amount }));

    private static IQueryable<DocumentEffect> Left(LedgerRows rows, DocumentKind kind, LedgerDay day, IQueryable<DocumentEffect> later)
    {
        var (given, paidBack) = (rows.Allocations.Where(a => a.FromKind == kind), rows.Allocations.Where(a => a.ToKind == kind));
        var taken = Taken(given, paidBack);
        return rows.Open.Where(o => o.Kind == kind)
            .Select(o => new DocumentEffect { DocumentId = o.DocumentId, Amount = o.Open })
            .Concat(later)
            .Concat(day.Later(rows.Reversals.Where(r => r.Kind == kind))
                .Select(r => new DocumentEffect { DocumentId = r.DocumentId, Amount = r.Amount }))
            .Concat(Taken(day.Later(given), day.Later(paidBack)).Select(a => new DocumentEffect { DocumentId = a.DocumentId, Amount = a.Amount }))
            .Concat(day.Later(rows.AllocationReversals)
                .Join(taken, r => r.DocumentId, a => a.Id, (r, a) => new DocumentEffect { DocumentId = a.DocumentId, Amount = 0m - r.Amount }))
            .GroupBy(e => e.DocumentId).Select(g => new DocumentEffect { DocumentId = g.Key, Amount = g.Sum(e => e.Amount) });
    }

    private static IQueryable<TakenPart> Taken(IQueryable<Allocation> given, IQueryable<Allocation> paidBack) =>
        given.Select(a => new TakenPart { Id = a.Id, DocumentId = a.FromId, Amount = a.Amount })
            .Concat(paidBack.Select(a => new TakenPart { Id = a.Id, DocumentId = a.ToId, Amount = a.Amount }));

    private sealed class TakenPart
    {
        public long Id { get; init; }

        public long DocumentId { get; init; }

        public decimal Amount { get; init; }
    }
}
