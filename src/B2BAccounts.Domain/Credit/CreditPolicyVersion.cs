namespace B2BAccounts.Domain.Credit;

/// <summary>A stored credit policy document. Never edited once active.</summary>
public sealed class CreditPolicyVersion
{
    public long Id { get; set; }

    public string PolicyVersion { get; set; } = "";

    public string Document { get; set; } = "";

    public DateOnly? ActiveFrom { get; set; }

    public string? CreatedBy { get; set; }

    public DateTime CreatedAt { get; set; }
}
