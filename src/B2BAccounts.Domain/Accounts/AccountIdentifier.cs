namespace B2BAccounts.Domain.Accounts;

/// <summary>A public or private code of an account. One that fails its check is kept, unverified: real companies have such codes.</summary>
public sealed class AccountIdentifier
{
    public long Id { get; set; }

    public long AccountId { get; set; }

    public IdentifierScheme Scheme { get; set; }

    /// <summary>Capitals and digits without separators; OTHER keeps what was written, trimmed.</summary>
    public string Value { get; set; } = "";

    /// <summary>Its check digits are right. Says nothing about whether the register still lists it.</summary>
    public bool Verified { get; set; }
}
