namespace B2BAccounts.Domain.Receivables;

/// <summary>One line of a credit note: what was taken back, or given off the price. Quantity and amount above 0.</summary>
public sealed class CreditNoteLine : DocumentLine
{
    public long CreditNoteId { get; set; }
}
