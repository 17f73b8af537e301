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

    /// <summary>When <see cref="ClosedOn"/> was recorded; null where that was with the dispute itself, or never.</summary>
    public DateTime? ClosedRecordedAt { get; set; }

    /// <param name="day">On which it is asked for.</param>
    /// <param name="knownAt">By what had been recorded at this instant; null is everything.</param>
    public bool StandsOn(DateOnly day, DateTime? knownAt = null) =>
        OpenedOn <= day && !(RecordedAt > knownAt) && (ClosedOn is null || day < ClosedOn || ClosedRecordedAt > knownAt);

    /// <summary>It stands no longer.</summary>
    /// <param name="on">The first day on which it does not.</param>
    /// <param name="recordedAt">When this is recorded.</param>
    /// <exception cref="RuleViolation">DATES_OUT_OF_ORDER: before it was opened.</exception>
    public void Close(DateOnly on, DateTime recordedAt)
    {
        if (on < OpenedOn)
        {
            throw new RuleViolation(RuleCodes.DatesOutOfOrder, $"The dispute was opened on {OpenedOn:yyyy-MM-dd}; it is closed then or later, not on {on:yyyy-MM-dd}.", "closedOn");
        }

        (ClosedOn, ClosedRecordedAt) = (on, recordedAt);
    }
}
