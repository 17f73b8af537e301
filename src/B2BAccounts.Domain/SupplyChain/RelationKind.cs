namespace B2BAccounts.Domain.SupplyChain;

public enum RelationKind
{
    /// <summary>竞争对手. They sell the like to the same; symmetric.</summary>
    CompetitorOf,

    /// <summary>转介绍. The account was brought to us by the other.</summary>
    ReferredBy,

    /// <summary>The other, a competitor of ours, stopped serving the account.</summary>
    DroppedBy,
}
