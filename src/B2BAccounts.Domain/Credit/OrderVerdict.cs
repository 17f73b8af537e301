namespace B2BAccounts.Domain.Credit;

/// <summary>What is to become of an order, each worse than those before.</summary>
public enum OrderVerdict
{
    /// <summary>Take it.</summary>
    Approved,

    /// <summary>Ask somebody who may decide.</summary>
    Referred,

    /// <summary>Only against payment in advance.</summary>
    Refused,
}
