namespace B2BAccounts.Domain.Credit;

/// <summary>Why an account stands where it stands on the ladder.</summary>
public enum CreditReason
{
    NoLimit,

    /// <summary>The limit is 0.</summary>
    LimitZero,

    /// <summary>A hold stands.</summary>
    Held,

    /// <summary>The limit, or a group's above, is exceeded.</summary>
    Overrun,

    /// <summary>Nearly all of it is used.</summary>
    NearlyUsed,
    SlowingTrend,
    BrokenPromise,
    LowIndex,
    EarlyWarning,
    LimitExpiring,
    InsuranceExpiring,
}
