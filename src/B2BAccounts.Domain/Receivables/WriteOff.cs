namespace B2BAccounts.Domain.Receivables;

/// <summary>坏账核销. Gives up part of what is owed; allocated in full to the invoices that it closes.</summary>
public sealed class WriteOff
{
    public long Id { get; set; }

    public long AccountId { get; set; }

    public string Number { get; set; } = "";

    public DateOnly Date { get; set; }

    public string Currency { get; set; } = "";

    public decimal Amount { get; set; }

    public string Reason { get; set; } = "";

    public DateTime RecordedAt { get; set; }
}
