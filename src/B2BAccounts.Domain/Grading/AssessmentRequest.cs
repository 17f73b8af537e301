namespace B2BAccounts.Domain.Grading;

/// <summary>Something that an account's grade rests on has changed since it was assessed. One an account: a burst of changes is one assessment.</summary>
public sealed class AssessmentRequest
{
    public long AccountId { get; set; }

    public DateTime AskedAt { get; set; }

    /// <summary>Not assessed before: later than <see cref="AskedAt"/> where it failed.</summary>
    public DateTime NextTryAt { get; set; }

    /// <summary>Why the account could not be assessed the last time.</summary>
    public string? Failure { get; set; }
}
