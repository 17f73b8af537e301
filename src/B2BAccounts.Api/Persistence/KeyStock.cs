using System.Collections.Concurrent;

namespace B2BAccounts.Api.Persistence;

/// <summary>Keys that this process has taken from the database and not yet given out, by table.</summary>
public sealed class KeyStock
{
    private readonly ConcurrentDictionary<Type, ConcurrentBag<KeyRange>> _ranges = new();

    /// <summary>Takes some of what is in stock for a table; the caller puts back what he does not use.</summary>
    internal KeyRange TakeOut(Type entity) => _ranges.TryGetValue(entity, out var ranges) && ranges.TryTake(out var range) ? range : default;

    /// <summary>Puts keys back for others. Only keys whose taking has been committed may come here.</summary>
    internal void PutBack(Type entity, KeyRange range)
    {
        if (range.Count > 0)
        {
            _ranges.GetOrAdd(entity, _ => []).Add(range);
        }
    }
}
