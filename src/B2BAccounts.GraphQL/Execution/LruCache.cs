using System.Diagnostics.CodeAnalysis;

namespace B2BAccounts.GraphQL.Execution;

/// <summary>A bounded table that forgets what was used longest ago. Safe for many threads.</summary>
internal sealed class LruCache<TKey, TValue>(int capacity)
    where TKey : notnull
{
    private readonly Lock gate = new();
    private readonly Dictionary<TKey, LinkedListNode<(TKey Key, TValue Value)>> entries = [];
    private readonly LinkedList<(TKey Key, TValue Value)> order = new();

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        lock (gate)
        {
            if (!entries.TryGetValue(key, out var node))
            {
                value = default;
                return false;
            }

            if (node != order.First)
            {
                order.Remove(node);
                order.AddFirst(node);
            }

            value = node.Value.Value;
            return true;
        }
    }

    public void Set(TKey key, TValue value)
    {
        lock (gate)
        {
            if (capacity <= 0 || entries.ContainsKey(key))
            {
                return;
            }

            if (entries.Count == capacity)
            {
                entries.Remove(order.Last!.Value.Key);
                order.RemoveLast();
            }

            entries[key] = order.AddFirst((key, value));
        }
    }
}
