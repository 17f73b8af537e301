using B2BAccounts.Domain.Accounts;

namespace B2BAccounts.Domain.Prospects;

/// <summary>潜在客户. An account flagged as one to sell to, with why.</summary>
public sealed class Prospect
{
    public long Id { get; set; }

    public long AccountId { get; set; }

    /// <summary>For queries only.</summary>
    public Account? Account { get; set; }

    /// <summary>0 to 1 by the combined signals: the order in which to call. Not a probability.</summary>
    public double Rank { get; set; }

    /// <summary>Probability to become a customer within six months, calibrated on our own history; null until there is enough of it.</summary>
    public double? Score { get; set; }

    /// <summary>The account of ours that the best path leads to.</summary>
    public long? NearestCustomerId { get; set; }

    /// <summary>Product of the best path's confidences.</summary>
    public double? PathConfidence { get; set; }

    /// <summary>Ids of the best path's links in order from the prospect, comma-separated.</summary>
    public string PathLinkIds { get; set; } = "";

    public ProspectStage Stage { get; set; }

    public CostClass CostClass { get; set; }

    public string? Owner { get; set; }

    public DateOnly FlaggedOn { get; set; }

    /// <summary>The last run that still saw a signal.</summary>
    public DateOnly LastSeenOn { get; set; }

    public string? DismissedReason { get; set; }

    public DateOnly? DoNotContactUntil { get; set; }

    public int Version { get; set; }

    public DateTime UpdatedAt { get; set; }

    public List<ProspectSignal> Signals { get; set; } = [];
}
