namespace B2BAccounts.Domain.Receivables;

/// <summary>One line of an invoice: what was sold.</summary>
public sealed class InvoiceLine : DocumentLine
{
    public long InvoiceId { get; set; }
}
