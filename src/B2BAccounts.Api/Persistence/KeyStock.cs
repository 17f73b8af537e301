using System.Collections.Concurrent;

namespace B2BAccounts.Api.Persistence;

/// <summary>Keys that this process has taken from the database and not yet given out, by table.</summary>
public sealed class KeyStock
{
    private readonly ConcurrentDictionary<Type, KeyRange> _ranges = new();

    /// <summary>Takes what is in stock for a table; the caller puts back what it does not use.</summary>
    internal KeyRange TakeOut(Type entity) => _ranges.TryRemove(entity, out var range) ? range : default;

    /// <summary>Puts keys back for others. Only keys whose taking has been committed may come here.</summary>
    internal void PutBack(Type entity, KeyRange range)
    {
        if (range.Count > 0)
        {
            _ranges[entity] = range;
        }
    }
}
