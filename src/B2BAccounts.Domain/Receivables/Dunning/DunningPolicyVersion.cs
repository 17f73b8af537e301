namespace B2BAccounts.Domain.Receivables.Dunning;

/// <summary>A stored dunning policy document. Never edited: the next version replaces it from its day on.</summary>
public sealed class DunningPolicyVersion
{
    public long Id { get; set; }

    /// <summary>The document's own version, unique.</summary>
    public string PolicyVersion { get; set; } = "";

    /// <summary>The validated JSON.</summary>
    public string Document { get; set; } = "";

    /// <summary>Runs for this day and later ones use it, until another's.</summary>
    public DateOnly ActiveFrom { get; set; }

    public DateTime CreatedAt { get; set; }
}
