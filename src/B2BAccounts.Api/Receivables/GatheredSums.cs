using B2BAccounts.Domain;

namespace B2BAccounts.Api.Receivables;

/// <summary>Sums of what accounts add; a rule that stands in the way of one account stands in the way of every figure that it belongs to.</summary>
internal sealed class GatheredSums<TSum>(Gathering asked, Func<TSum> none)
    where TSum : class
{
    private readonly Dictionary<long, TSum> _sums = asked.Keys.ToDictionary(k => k, _ => none());
    private readonly Dictionary<long, RuleViolation> _refused = [];

    public void Add<TPart>(long account, Func<TPart> part, Action<TSum, TPart> add)
        where TPart : class
    {
        var made = Figure.Of(part);
        foreach (var key in asked.Of(account))
        {
            if (made.Violation is { } violation)
            {
                _refused.TryAdd(key, violation);
            }
            else
            {
                add(_sums[key], made.Value);
            }
        }
    }

    public IReadOnlyDictionary<long, Figure<T>> Figures<T>(Func<long, TSum, T> make)
        where T : class =>
        _sums.ToDictionary(s => s.Key, s => Figure.Of(() => _refused.TryGetValue(s.Key, out var violation) ? throw violation : make(s.Key, s.Value)));
}
