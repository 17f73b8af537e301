namespace B2BAccounts.Api.Receivables;

/// <summary>Among whom an account's figures are compared.</summary>
public enum PeersAmong
{
    Book,

    /// <summary>The accounts of the same industry.</summary>
    Industry,
}
