namespace B2BAccounts.Domain.Grading;

/// <summary>A stored grading policy document. Never edited once active: the next version replaces it.</summary>
public sealed class GradingPolicyVersion
{
    public long Id { get; set; }

    /// <summary>The document's own version, unique.</summary>
    public string PolicyVersion { get; set; } = "";

    /// <summary>The validated JSON.</summary>
    public string Document { get; set; } = "";

    /// <summary>From this day assessments use it; null is a draft.</summary>
    public DateOnly? ActiveFrom { get; set; }

    public string? CreatedBy { get; set; }

    public DateTime CreatedAt { get; set; }
}
