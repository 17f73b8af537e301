using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Receivables;

/// <summary>What all kinds of documents have in common.</summary>
internal sealed class LedgerDocument
{
    public DocumentKind Kind { get; init; }

    public long Id { get; init; }

    public long AccountId { get; init; }

    public string Number { get; init; } = "";

    public DateOnly Date { get; init; }

    /// <summary>An invoice's due date; another document's own date.</summary>
    public DateOnly DueDate { get; init; }

    public string Currency { get; init; } = "";

    public decimal Amount { get; init; }

    /// <summary>Documents of one kind.</summary>
    public static IQueryable<LedgerDocument> Of(Book db, DocumentKind kind) => kind switch
    {
        DocumentKind.Invoice => db.Invoices.Select(i => new LedgerDocument
        {
            Kind = DocumentKind.Invoice, Id = i.Id, AccountId = i.AccountId, Number = i.Number, Date = i.Date, DueDate = i.DueDate, Currency = i.Currency, Amount = i.Amount,
        }),
        DocumentKind.CreditNote => Of(db.CreditNotes, kind),
        DocumentKind.Payment => Of(db.Payments, kind),
        DocumentKind.Refund => Of(db.Refunds, kind),
        DocumentKind.WriteOff => Of(db.WriteOffs, kind),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "It is no document."),
    };

    private static IQueryable<LedgerDocument> Of<T>(IQueryable<T> rows, DocumentKind kind)
        where T : class => rows.Select(d => new LedgerDocument
        {
            Kind = kind, Id = EF.Property<long>(d, nameof(Id)), AccountId = EF.Property<long>(d, nameof(AccountId)), Number = EF.Property<string>(d, nameof(Number)),
            Date = EF.Property<DateOnly>(d, nameof(Date)), DueDate = EF.Property<DateOnly>(d, nameof(Date)),
            Currency = EF.Property<string>(d, nameof(Currency)), Amount = EF.Property<decimal>(d, nameof(Amount)),
        });
}
