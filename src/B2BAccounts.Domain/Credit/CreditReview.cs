namespace B2BAccounts.Domain.Credit;

/// <summary>额度复核. Somebody has looked whether an account's limit still fits. Rows are added, never changed.</summary>
public sealed class CreditReview
{
    public long Id { get; set; }

    public long AccountId { get; set; }

    public DateOnly Date { get; set; }

    /// <summary>What he found.</summary>
    public string Note { get; set; } = "";

    /// <summary>For people.</summary>
    public string ReviewedBy { get; set; } = "";

    public DateTime RecordedAt { get; set; }
}
