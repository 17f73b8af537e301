namespace B2BAccounts.Domain.Receivables;

/// <summary>争议. An account contests an invoice. The item stays in the balance and in its bucket; it is not dunned.</summary>
public sealed class Dispute
{
    public long Id { get; set; }

    public long AccountId { get; set; }

    public long InvoiceId { get; set; }

    public DateOnly OpenedOn { get; set; }

    /// <summary>The first day on which it no longer stands.</summary>
    public DateOnly? ClosedOn { get; set; }

    public string Reason { get; set; } = "";

    /// <summary>The contested amount, in the invoice's currency.</summary>
    public decimal Amount { get; set; }

    public DateTime RecordedAt { get; set; }

    public bool StandsOn(DateOnly day) => OpenedOn <= day && (ClosedOn is null || day < ClosedOn);
}
