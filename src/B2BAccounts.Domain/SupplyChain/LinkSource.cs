namespace B2BAccounts.Domain.SupplyChain;

/// <summary>Where we know a supply link from.</summary>
public enum LinkSource
{
    /// <summary>The account told us.</summary>
    Declared,

    /// <summary>Published: an annual report, a filing, a press notice.</summary>
    Disclosed,

    /// <summary>Our own invoices show it.</summary>
    Invoiced,

    /// <summary>Concluded from other data.</summary>
    Inferred,
}
