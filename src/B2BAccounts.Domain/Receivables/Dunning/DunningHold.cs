namespace B2BAccounts.Domain.Receivables.Dunning;

/// <summary>
/// 催款冻结. Keeps an invoice, or all of an account's, out of reminders from a day on, with a reason. Never edited: it ends with its last
/// day, or once before it when it is lifted.
/// </summary>
public sealed class DunningHold
{
    public long Id { get; set; }

    public long AccountId { get; set; }

    /// <summary>Null: every invoice of the account.</summary>
    public long? InvoiceId { get; set; }

    public DateOnly HeldFrom { get; set; }

    /// <summary>The last day on which it holds; null: until it is lifted.</summary>
    public DateOnly? HeldUntil { get; set; }

    public string Reason { get; set; } = "";

    /// <summary>From this day on it no longer holds, because it was lifted.</summary>
    public DateOnly? LiftedOn { get; set; }

    public string? LiftReason { get; set; }

    public DateTime RecordedAt { get; set; }
}
