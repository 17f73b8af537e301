namespace B2BAccounts.Domain.Credit;

/// <summary>What is to be decided.</summary>
public enum CreditDecisionKind
{
    /// <summary>A limit is raised, lowered or set for the first time.</summary>
    Limit,

    /// <summary>A hold is lifted.</summary>
    LiftHold,

    /// <summary>One order passes, whatever is left and held.</summary>
    PassOrder,
}
