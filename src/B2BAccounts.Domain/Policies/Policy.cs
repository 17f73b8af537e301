namespace B2BAccounts.Domain.Policies;

/// <summary>
/// 政策. A version of the rules by which figures are judged, as a document. Its text is never changed: another version replaces it, from a
/// day on. One person drafts it and another activates it.
/// </summary>
public sealed class Policy
{
    /// <summary>Most letters of a version's name.</summary>
    public const int VersionLength = 60;

    public long Id { get; set; }

    public PolicyKind Kind { get; set; }

    /// <summary>The document's own name for itself, unique among those of its kind.</summary>
    public string Version { get; set; } = "";

    /// <summary>The validated JSON.</summary>
    public string Document { get; set; } = "";

    /// <summary>Why it was drafted; null for what a book begins with, and one that was set at once.</summary>
    public string? Reason { get; set; }

    /// <summary>The same for each request of who drafted it; null for what a book begins with, and one that was set at once.</summary>
    public string? DraftedById { get; set; }

    /// <summary>For people.</summary>
    public string? DraftedBy { get; set; }

    public DateTime DraftedAt { get; set; }

    /// <summary>What is judged as of this day and later ones is judged by it, until another's; null for a draft.</summary>
    public DateOnly? ActiveFrom { get; set; }

    public string? ActivatedBy { get; set; }

    public DateTime? ActivatedAt { get; set; }

    public string? WithdrawnBy { get; set; }

    public DateTime? WithdrawnAt { get; set; }

    /// <param name="inForce">The version of its kind that is in force on the day.</param>
    public PolicyStatus StatusOn(DateOnly day, long? inForce) => this switch
    {
        { WithdrawnAt: not null } => PolicyStatus.Withdrawn,
        { ActiveFrom: null } => PolicyStatus.Draft,
        _ when ActiveFrom > day => PolicyStatus.Scheduled,
        _ => Id == inForce ? PolicyStatus.Active : PolicyStatus.Retired,
    };

    /// <summary>Puts it in force from a day on.</summary>
    /// <param name="personId">Who does it.</param>
    /// <param name="first">The first day that it may be.</param>
    /// <exception cref="RuleViolation">POLICY_CLOSED, DECISION_OWN, or DATES_OUT_OF_ORDER.</exception>
    public void Activate(string personId, string person, DateOnly from, DateOnly first, DateTime at)
    {
        if (WithdrawnAt is not null || ActiveFrom is not null)
        {
            throw new RuleViolation(RuleCodes.PolicyClosed, WithdrawnAt is { } on
                ? $"Version '{Version}' was withdrawn on {on:yyyy-MM-dd} by {WithdrawnBy}; draft another."
                : $"Version '{Version}' is active from {ActiveFrom:yyyy-MM-dd} on already.", "policyId");
        }

        if (personId == DraftedById)
        {
            throw new RuleViolation(RuleCodes.DecisionOwn, "Nobody activates what he has drafted himself; somebody else must.", "policyId");
        }

        if (from < first)
        {
            throw new RuleViolation(RuleCodes.DatesOutOfOrder, $"The policy may be active from {first:yyyy-MM-dd} at the earliest, not from {from:yyyy-MM-dd}: what was judged before stays.", "activeFrom");
        }

        (ActiveFrom, ActivatedBy, ActivatedAt) = (from, person, at);
    }

    /// <summary>Takes back a draft, or one whose day has not come.</summary>
    /// <exception cref="RuleViolation">POLICY_CLOSED.</exception>
    public void Withdraw(string person, DateOnly day, DateTime at)
    {
        if (WithdrawnAt is not null || ActiveFrom <= day)
        {
            throw new RuleViolation(RuleCodes.PolicyClosed, WithdrawnAt is { } on
                ? $"Version '{Version}' was withdrawn on {on:yyyy-MM-dd} by {WithdrawnBy} already."
                : $"Version '{Version}' is in force since {ActiveFrom:yyyy-MM-dd}; activate another instead.", "policyId");
        }

        (ActiveFrom, WithdrawnBy, WithdrawnAt) = (null, person, at);
    }
}
