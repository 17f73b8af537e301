namespace B2BAccounts.Domain.Grading;

/// <summary>亲和力事件. Something an account did that shows that it is close to us.</summary>
public sealed class AffinityEvent
{
    public long Id { get; set; }

    public long AccountId { get; set; }

    public AffinityKind Kind { get; set; }

    public DateOnly Date { get; set; }

    public string? Note { get; set; }

    public DateTime RecordedAt { get; set; }
}
