namespace B2BAccounts.Domain.Credit;

/// <summary>How what was asked has ended.</summary>
public enum CreditOutcome
{
    /// <summary>Enough people agreed, and it was done.</summary>
    Approved,

    /// <summary>Somebody who might have agreed did not.</summary>
    Refused,

    /// <summary>It was taken back.</summary>
    Withdrawn,
}
