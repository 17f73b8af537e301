namespace B2BAccounts.Domain.Credit;

/// <summary>How what was asked stands on a day.</summary>
public enum DecisionStatus
{
    Open,
    Approved,
    Refused,
    Withdrawn,

    /// <summary>Nobody decided in time.</summary>
    Lapsed,
}
