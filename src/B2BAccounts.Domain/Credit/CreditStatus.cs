namespace B2BAccounts.Domain.Credit;

/// <summary>The ladder of credit, each step worse than the one before.</summary>
public enum CreditStatus
{
    /// <summary>No limit has been set: nothing is checked.</summary>
    NoCheck,
    Ok,

    /// <summary>At least 90 % used, or a watch rule has fired.</summary>
    Watch,

    /// <summary>Held: orders are referred.</summary>
    Hold,

    /// <summary>The limit is 0: pay first.</summary>
    Stop,
}
