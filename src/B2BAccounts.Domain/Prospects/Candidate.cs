namespace B2BAccounts.Domain.Prospects;

/// <summary>An account that a search would flag.</summary>
/// <param name="Rank">0 to 1; the order in which to call, not a probability.</param>
/// <param name="Signals">By share, the largest first.</param>
/// <param name="Path">The best path to a customer; null when only something said leads to it.</param>
public sealed record Candidate(long AccountId, double Rank, IReadOnlyList<Signal> Signals, ProspectPath? Path)
{
    /// <summary>The cheapest way in that the signals offer.</summary>
    public CostClass CostClass => Signals.Min(s => CostOf(s.Kind));

    public static CostClass CostOf(SignalKind kind) => kind switch
    {
        SignalKind.Referral => CostClass.Low,
        SignalKind.DroppedByCompetitor or SignalKind.Survey => CostClass.High,
        _ => CostClass.Medium,
    };
}
