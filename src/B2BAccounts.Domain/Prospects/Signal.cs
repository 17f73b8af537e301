namespace B2BAccounts.Domain.Prospects;

/// <summary>A reason to sell to an account, as found.</summary>
/// <param name="Strength">0 to 1: log(1 + raw) by the strongest raw value of its kind in the run; 1 for what somebody said.</param>
/// <param name="Share">Part of the rank that it brings; the shares of a candidate add up to 1.</param>
public sealed record Signal(SignalKind Kind, double Strength, double Share, Evidence Evidence);
