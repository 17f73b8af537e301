namespace B2BAccounts.Domain.Receivables;

/// <summary>
/// 核销. Gives part of a payment, credit note or write-off to an invoice, or of a refund to a payment or credit note,
/// within one account and currency.
/// </summary>
public sealed class Allocation
{
    public long Id { get; set; }

    public long AccountId { get; set; }

    public DocumentKind FromKind { get; set; }

    public long FromId { get; set; }

    /// <summary>INVOICE; for a refund PAYMENT or CREDIT_NOTE.</summary>
    public DocumentKind ToKind { get; set; }

    public long ToId { get; set; }

    public string Currency { get; set; } = "";

    public decimal Amount { get; set; }

    /// <summary>Not before either document's date; by default the later of the two.</summary>
    public DateOnly Date { get; set; }

    public DateTime RecordedAt { get; set; }
}
