namespace B2BAccounts.Domain.Accounts;

/// <summary>联系人. A person at an account.</summary>
public sealed class Contact
{
    public long Id { get; set; }

    public long AccountId { get; set; }

    public string Name { get; set; } = "";

    public ContactRole Role { get; set; }

    /// <summary>One on whom the business with the account hangs; his leaving is a warning.</summary>
    public bool IsKey { get; set; }

    public string? Email { get; set; }

    public string? Phone { get; set; }

    public ContactChannel PreferredChannel { get; set; }

    /// <summary>What he agreed to be sent, such as 'product news'; null is no consent.</summary>
    public string? ConsentScope { get; set; }

    public DateOnly? ConsentOn { get; set; }

    /// <summary>Where the consent is written down.</summary>
    public string? ConsentProof { get; set; }

    public DateOnly? LeftOn { get; set; }

    public int Version { get; set; }
}
