namespace B2BAccounts.Domain.Credit;

/// <summary>
/// 授信审批. Somebody asks that an account's credit be changed, and others of enough authority agree or do not. What was asked is never
/// edited; votes are added to it, and once it has ended nothing more is.
/// </summary>
public sealed class CreditDecision
{
    /// <summary>Days after which nobody can agree any more to what was asked.</summary>
    public const int OpenDays = 30;

    public long Id { get; set; }

    public long AccountId { get; set; }

    public CreditDecisionKind Kind { get; set; }

    /// <summary>Of a limit: for the account and all below it.</summary>
    public bool Group { get; set; }

    /// <summary>Of an order that is to pass.</summary>
    public string? OrderNumber { get; set; }

    /// <summary>The limit, or the most that the order may take, in <see cref="Currency"/>; null when a hold is to be lifted.</summary>
    public decimal? Amount { get; set; }

    public string? Currency { get; set; }

    /// <summary>The last day of the limit, or on which the order may pass; null for a limit without an end, and when a hold is to be lifted.</summary>
    public DateOnly? ExpiresOn { get; set; }

    public string Reason { get; set; } = "";

    /// <summary>The same for each request of who asked.</summary>
    public string AskedById { get; set; } = "";

    /// <summary>For people.</summary>
    public string AskedBy { get; set; } = "";

    public DateTime AskedAt { get; set; }

    /// <summary>The last day to decide in time; from the next on it is also before those of more authority.</summary>
    public DateOnly DueOn { get; set; }

    /// <summary>The last day to decide at all.</summary>
    public DateOnly LapsesOn { get; set; }

    /// <summary>What the authority goes by, in the base currency.</summary>
    public decimal AmountInQuestion { get; set; }

    /// <summary>The least that those who decide must be.</summary>
    public DecidingRole Authority { get; set; }

    /// <summary>How many of them must agree.</summary>
    public int People { get; set; }

    /// <summary>Null as long as it is open.</summary>
    public CreditOutcome? Outcome { get; set; }

    public DateTime? EndedAt { get; set; }

    /// <summary>Whether anybody may still decide on it.</summary>
    public bool IsOpenOn(DateOnly day) => Outcome is null && day <= LapsesOn;

    public DecisionStatus StatusOn(DateOnly day) => Outcome switch
    {
        CreditOutcome.Approved => DecisionStatus.Approved,
        CreditOutcome.Refused => DecisionStatus.Refused,
        CreditOutcome.Withdrawn => DecisionStatus.Withdrawn,
        _ => day <= LapsesOn ? DecisionStatus.Open : DecisionStatus.Lapsed,
    };

    /// <summary>Whether it is late, and goes to those of more authority too.</summary>
    public bool IsLateOn(DateOnly day) => IsOpenOn(day) && day > DueOn;

    /// <summary>Takes the vote of somebody who may decide.</summary>
    /// <param name="votes">Those before.</param>
    /// <param name="vote">The new one; refusing ends it, and so does the last agreement that it needs.</param>
    /// <exception cref="RuleViolation">DECISION_CLOSED, DECISION_OWN, DECISION_AUTHORITY or DECISION_VOTED.</exception>
    public void Vote(IReadOnlyCollection<CreditVote> votes, CreditVote vote, DecidingRole role, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(votes);
        ArgumentNullException.ThrowIfNull(vote);
        DemandOpen(day);
        if (vote.VoterId == AskedById)
        {
            throw new RuleViolation(RuleCodes.DecisionOwn, "Nobody decides on what he has asked for himself; somebody else must.", "decisionId");
        }

        if (role < Authority)
        {
            throw new RuleViolation(RuleCodes.DecisionAuthority,
                $"What is in question, {AmountInQuestion:0.####} in the base currency, is for {Authority.ToString().ToUpperInvariant()} or above to decide.", "decisionId");
        }

        if (votes.Any(v => v.VoterId == vote.VoterId))
        {
            throw new RuleViolation(RuleCodes.DecisionVoted, $"You have agreed to it already; {People} different people must.", "decisionId");
        }

        if (!vote.Approved)
        {
            (Outcome, EndedAt) = (CreditOutcome.Refused, vote.VotedAt);
        }
        else if (votes.Count(v => v.Approved) + 1 >= People)
        {
            (Outcome, EndedAt) = (CreditOutcome.Approved, vote.VotedAt);
        }
    }

    /// <summary>The limit that was asked for, once it is agreed to.</summary>
    /// <param name="setBy">Who agreed last.</param>
    public CreditLimit ToLimit(long id, string setBy, DateOnly day, DateTime at) => new()
    {
        Id = id, AccountId = AccountId, Group = Group, Source = LimitSource.Manual, Amount = Amount!.Value, Currency = Currency!, ValidFrom = day, ExpiresOn = ExpiresOn, Reason = Reason,
        SetBy = setBy, DecisionId = Id, RecordedAt = at,
    };

    /// <summary>Takes it back.</summary>
    /// <exception cref="RuleViolation">DECISION_CLOSED.</exception>
    public void Withdraw(DateTime at, DateOnly day)
    {
        DemandOpen(day);
        (Outcome, EndedAt) = (CreditOutcome.Withdrawn, at);
    }

    private void DemandOpen(DateOnly day)
    {
        if (!IsOpenOn(day))
        {
            throw new RuleViolation(RuleCodes.DecisionClosed,
                Outcome is { } outcome ? $"It has been {outcome.ToString().ToLowerInvariant()} on {EndedAt:yyyy-MM-dd}." : $"It lapsed after {LapsesOn:yyyy-MM-dd}; ask again.", "decisionId");
        }
    }
}
