namespace B2BAccounts.Domain.Credit;

/// <summary>What an order on credit is looked at for.</summary>
public enum OrderRule
{
    /// <summary>Whether the account may be supplied on credit at all.</summary>
    Stop,

    /// <summary>Whether its credit is held.</summary>
    Hold,

    /// <summary>What is left of the limit and of those of the groups above.</summary>
    Available,

    /// <summary>How large the order is beside the limit.</summary>
    OrderSize,

    /// <summary>How late the oldest item is.</summary>
    OldestItem,

    /// <summary>How much of what is owed is overdue.</summary>
    OverdueShare,

    /// <summary>Whether a promise to pay was broken.</summary>
    BrokenPromise,

    /// <summary>Whether the limit has ended and none took its place.</summary>
    LimitEnded,

    /// <summary>Whether the credit insurance has ended.</summary>
    InsuranceEnded,
}
