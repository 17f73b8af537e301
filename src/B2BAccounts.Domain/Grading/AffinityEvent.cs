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

    /// <summary>Who recorded it, for people; null for what was brought along.</summary>
    public string? RecordedBy { get; set; }

    /// <summary>Since then it counts no more: it had not happened, or not like this.</summary>
    public DateTime? WithdrawnAt { get; set; }

    public string? WithdrawnBy { get; set; }

    public string? WithdrawReason { get; set; }

    /// <exception cref="RuleViolation">AFFINITY_WITHDRAWN: it is withdrawn already.</exception>
    public void Withdraw(string by, DateTime at, string reason)
    {
        if (WithdrawnAt is { } before)
        {
            throw new RuleViolation(RuleCodes.AffinityWithdrawn, $"The event was withdrawn on {before:yyyy-MM-dd} by {WithdrawnBy}.", "eventId");
        }

        (WithdrawnBy, WithdrawnAt, WithdrawReason) = (by, at, reason);
    }
}
