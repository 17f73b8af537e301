namespace B2BAccounts.Domain.Receivables;

/// <summary>退款. Pays back unapplied credit; allocated in full to the payments or credit notes that it pays back.</summary>
public sealed class Refund
{
    public long Id { get; set; }

    public long AccountId { get; set; }

    public string Number { get; set; } = "";

    public DateOnly Date { get; set; }

    public string Currency { get; set; } = "";

    public decimal Amount { get; set; }

    public string? Reference { get; set; }

    public DateTime RecordedAt { get; set; }
}
