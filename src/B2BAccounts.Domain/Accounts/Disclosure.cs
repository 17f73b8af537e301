namespace B2BAccounts.Domain.Accounts;

/// <summary>How well we know something that a customer may tell us: why he buys, what he uses it for.</summary>
public enum Disclosure
{
    Unknown,

    /// <summary>The customer told us.</summary>
    Disclosed,

    /// <summary>Told, and seen with our own eyes or in a document.</summary>
    Verified,
}
