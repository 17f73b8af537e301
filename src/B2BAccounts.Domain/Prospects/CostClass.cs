namespace B2BAccounts.Domain.Prospects;

/// <summary>What it costs to win such a prospect, by the way it was found.</summary>
public enum CostClass
{
    /// <summary>Referral: somebody opens the door.</summary>
    Low,

    /// <summary>Found through the chain, or to be won back.</summary>
    Medium,

    /// <summary>Dropped by a competitor, or named by a survey: cold.</summary>
    High,
}
