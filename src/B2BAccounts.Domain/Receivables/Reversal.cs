namespace B2BAccounts.Domain.Receivables;

/// <summary>
/// 冲销. Takes back a document or an allocation from a day on; nothing is edited or deleted. The day is the original's own if it was
/// an error, the event's if something happened (a bounced payment). Reversed on its own day, a document never counted.
/// </summary>
public sealed class Reversal
{
    public long Id { get; set; }

    public long AccountId { get; set; }

    public DocumentKind Kind { get; set; }

    public long DocumentId { get; set; }

    /// <summary>Not before the original's date.</summary>
    public DateOnly Date { get; set; }

    /// <summary>The whole amount; less only for a recovery, which reverses part of a write-off and of its allocation.</summary>
    public decimal Amount { get; set; }

    public string Reason { get; set; } = "";

    public DateTime RecordedAt { get; set; }
}
