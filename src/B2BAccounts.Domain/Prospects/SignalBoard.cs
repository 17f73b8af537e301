using B2BAccounts.Domain.SupplyChain;

namespace B2BAccounts.Domain.Prospects;

/// <summary>Gathers, for every account that may be flagged, the raw value of each signal with its evidence, and the best path.</summary>
internal sealed class SignalBoard(Func<long, bool> mayBeFlagged)
{
    private readonly Dictionary<(long Account, SignalKind Kind), List<(double Weight, long Through, ChainLink[] Links)>> parts = [];
    private readonly Dictionary<(long Account, SignalKind Kind), Evidence> said = [];
    private readonly Dictionary<long, ProspectPath> paths = [];

    public void Add(long account, SignalKind kind, double weight, long through, params ChainLink[] links)
    {
        if (mayBeFlagged(account))
        {
            if (!parts.TryGetValue((account, kind), out var list))
            {
                parts[(account, kind)] = list = [];
            }

            list.Add((weight, through, links));
        }
    }

    /// <summary>What somebody said has full strength.</summary>
    public void Say(long account, SignalKind kind, Evidence evidence)
    {
        if (mayBeFlagged(account))
        {
            said.TryAdd((account, kind), evidence);
        }
    }

    public void AddPath(long prospect, long customer, params IReadOnlyList<ChainLink> fromProspect)
    {
        if (mayBeFlagged(prospect))
        {
            var path = new ProspectPath(prospect, customer, fromProspect, fromProspect.Aggregate(1m, (c, l) => c * l.Confidence));
            if (path.Beats(paths.GetValueOrDefault(prospect)))
            {
                paths[prospect] = path;
            }
        }
    }

    public IEnumerable<Candidate> Candidates(ProspectWeights weights)
    {
        var raw = parts.ToDictionary(p => p.Key, p => p.Value.Sum(v => v.Weight));
        var top = raw.GroupBy(r => r.Key.Kind).ToDictionary(g => g.Key, g => g.Max(r => r.Value));
        var found = raw.Keys.Union(said.Keys).OrderBy(k => k.Account).ThenBy(k => k.Kind).GroupBy(k => k.Account);
        foreach (var account in found)
        {
            var signals = account.Select(k =>
            {
                var strength = said.ContainsKey(k) ? 1 : Math.Log(1 + raw[k]) / Math.Log(1 + top[k.Kind]);
                // The logarithm turns the product of what is left into a sum, so that shares are parts of one whole.
                return (k.Kind, Strength: strength, Push: -Math.Log(1 - weights.Of[k.Kind] * strength), Evidence: said.GetValueOrDefault(k) ?? Evidence.Of(parts[k]));
            }).Where(s => s.Push > 0).ToList();
            var push = signals.Sum(s => s.Push);
            if (push > 0)
            {
                yield return new Candidate(
                    account.Key,
                    1 - Math.Exp(-push),
                    [.. signals.OrderByDescending(s => s.Push).ThenBy(s => s.Kind).Select(s => new Signal(s.Kind, s.Strength, s.Push / push, s.Evidence))],
                    paths.GetValueOrDefault(account.Key));
            }
        }
    }
}
