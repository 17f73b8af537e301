using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Receivables;

/// <summary>Every document of accounts, and every reversal of one, with what it does to the balance: invoices and refunds add, the others take off.</summary>
internal static class LedgerEntries
{
    /// <summary>Those that are known, of all days.</summary>
    public static IQueryable<LedgerEntry> Of(Book db, AccountSet accounts, LedgerDay known)
    {
        var reversals = known.Known(accounts.Choose(db.Reversals, r => r.AccountId));
        return With(DocumentKind.Invoice, known.Known(accounts.Choose(db.Invoices, d => d.AccountId)).Select(d => new LedgerEntry
            {
                AccountId = d.AccountId, Code = (int)DocumentKind.Invoice, Id = d.Id, Number = d.Number, Currency = d.Currency, Date = d.Date, RecordedAt = d.RecordedAt, Amount = d.Amount, IsReversal = false,
            }))
            .Concat(With(DocumentKind.Refund, known.Known(accounts.Choose(db.Refunds, d => d.AccountId)).Select(d => new LedgerEntry
            {
                AccountId = d.AccountId, Code = (int)DocumentKind.Refund, Id = d.Id, Number = d.Number, Currency = d.Currency, Date = d.Date, RecordedAt = d.RecordedAt, Amount = d.Amount, IsReversal = false,
            })))
            .Concat(With(DocumentKind.CreditNote, known.Known(accounts.Choose(db.CreditNotes, d => d.AccountId)).Select(d => new LedgerEntry
            {
                AccountId = d.AccountId, Code = (int)DocumentKind.CreditNote, Id = d.Id, Number = d.Number, Currency = d.Currency, Date = d.Date, RecordedAt = d.RecordedAt, Amount = 0m - d.Amount, IsReversal = false,
            })))
            .Concat(With(DocumentKind.Payment, known.Known(accounts.Choose(db.Payments, d => d.AccountId)).Select(d => new LedgerEntry
            {
                AccountId = d.AccountId, Code = (int)DocumentKind.Payment, Id = d.Id, Number = d.Number, Currency = d.Currency, Date = d.Date, RecordedAt = d.RecordedAt, Amount = 0m - d.Amount, IsReversal = false,
            })))
            .Concat(With(DocumentKind.WriteOff, known.Known(accounts.Choose(db.WriteOffs, d => d.AccountId)).Select(d => new LedgerEntry
            {
                AccountId = d.AccountId, Code = (int)DocumentKind.WriteOff, Id = d.Id, Number = d.Number, Currency = d.Currency, Date = d.Date, RecordedAt = d.RecordedAt, Amount = 0m - d.Amount, IsReversal = false,
            })));

        // A document is above 0, so that its sign says on which side it stands.
        IQueryable<LedgerEntry> With(DocumentKind kind, IQueryable<LedgerEntry> documents) => documents
            .Concat(documents.Join(reversals.Where(r => r.Kind == kind), d => d.Id, r => r.DocumentId, (d, r) => new LedgerEntry
            {
                AccountId = d.AccountId, Code = d.Code, Id = r.Id, Number = d.Number, Currency = d.Currency, Date = r.Date, RecordedAt = r.RecordedAt,
                Amount = d.Amount > 0m ? 0m - r.Amount : r.Amount, IsReversal = true,
            }));
    }
}

/// <summary>One line of the ledger.</summary>
internal sealed class LedgerEntry
{
    public long AccountId { get; init; }

    /// <summary>A number, as a constant of a union has none of a column's forms.</summary>
    public int Code { get; init; }

    /// <summary>Of the document.</summary>
    public DocumentKind Kind => (DocumentKind)Code;

    /// <summary>Of the document, or of the reversal.</summary>
    public long Id { get; init; }

    /// <summary>Of the document.</summary>
    public string Number { get; init; } = "";

    public string Currency { get; init; } = "";

    public DateOnly Date { get; init; }

    public DateTime RecordedAt { get; init; }

    /// <summary>What it adds to the balance.</summary>
    public decimal Amount { get; init; }

    public bool IsReversal { get; init; }
}
