namespace B2BAccounts.Domain.Prospects;

/// <summary>One reason for which an account is flagged, with what it rests on.</summary>
public sealed class ProspectSignal
{
    public long Id { get; set; }

    public long ProspectId { get; set; }

    public SignalKind Kind { get; set; }

    /// <summary>0 to 1, before weighting.</summary>
    public double Strength { get; set; }

    /// <summary>Part of the rank that this signal brings, 0 to 1; the shares of a prospect add up to 1.</summary>
    public double Share { get; set; }

    /// <summary>Canonical JSON of the evidence: accounts, links, documents, note.</summary>
    public string Evidence { get; set; } = "";
}
