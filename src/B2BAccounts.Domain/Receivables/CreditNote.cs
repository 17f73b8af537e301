namespace B2BAccounts.Domain.Receivables;

/// <summary>贷项通知单. Takes back part of what was invoiced.</summary>
public sealed class CreditNote
{
    public long Id { get; set; }

    public long AccountId { get; set; }

    public string Number { get; set; } = "";

    public DateOnly Date { get; set; }

    public string Currency { get; set; } = "";

    public decimal Amount { get; set; }

    public decimal? NetAmount { get; set; }

    public decimal? TaxAmount { get; set; }

    public CreditNoteReason Reason { get; set; }

    /// <summary>The invoice that it names: allocated to it up to what is open, the rest stays unapplied.</summary>
    public long? InvoiceId { get; set; }

    public bool Opening { get; set; }

    public DateTime RecordedAt { get; set; }

    public decimal PurchaseAmount => NetAmount ?? Amount;
}
