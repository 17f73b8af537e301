using B2BAccounts.Domain;
using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Receivables;

/// <summary>Part of a payment, credit note or write-off that is set against an invoice, less what has been reversed of it.</summary>
public sealed record AllocationLine(long Id, long InvoiceId, DocumentKind From, long FromId, string FromNumber, Money Amount, DateOnly Date, Money Reversed, DateOnly? ReversedOn);
