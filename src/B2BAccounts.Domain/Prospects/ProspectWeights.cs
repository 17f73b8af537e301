namespace B2BAccounts.Domain.Prospects;

/// <summary>
/// How much each signal counts, 0 to less than 1: the rank that a signal of full strength gives on its own. Signals combine as
/// 1 − Π(1 − weight × strength): each adds to what the others left, and none can take away. The defaults of the chain's signals and of
/// dropped accounts were chosen on links disclosed up to mid-2017 against the half-year after; the others are judgement.
/// </summary>
public sealed record ProspectWeights(IReadOnlyDictionary<SignalKind, double> Of)
{
    public static ProspectWeights Default { get; } = new(new Dictionary<SignalKind, double>
    {
        [SignalKind.Upstream] = 0.15,
        [SignalKind.Downstream] = 0.15,
        [SignalKind.Competitor] = 0.25,
        [SignalKind.CustomerOfPeer] = 0.4,
        [SignalKind.Referral] = 0.5,
        [SignalKind.DroppedByCompetitor] = 0.2,
        [SignalKind.Survey] = 0.2,
        [SignalKind.WinBack] = 0.3,
    });

    /// <summary>Refused with VALUE_OUT_OF_RANGE when a kind lacks a weight or one is outside 0 to less than 1.</summary>
    public ProspectWeights Check()
    {
        foreach (var kind in Enum.GetValues<SignalKind>())
        {
            if (!Of.TryGetValue(kind, out var weight) || weight is not (>= 0 and < 1))
            {
                throw new RuleViolation(RuleCodes.ValueOutOfRange, $"Every signal needs a weight from 0 to less than 1; {kind} has none.", "weights", kind.ToString());
            }
        }

        return this;
    }
}
