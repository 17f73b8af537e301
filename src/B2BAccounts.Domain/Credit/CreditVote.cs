namespace B2BAccounts.Domain.Credit;

/// <summary>审批意见. What somebody has said to what was asked of an account's credit. Never changed; one a person.</summary>
public sealed class CreditVote
{
    public long Id { get; set; }

    public long DecisionId { get; set; }

    public long AccountId { get; set; }

    public bool Approved { get; set; }

    public string Reason { get; set; } = "";

    /// <summary>The same for each request of who voted.</summary>
    public string VoterId { get; set; } = "";

    /// <summary>For people.</summary>
    public string VotedBy { get; set; } = "";

    public DateTime VotedAt { get; set; }
}
