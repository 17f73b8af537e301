using System.Diagnostics.CodeAnalysis;

namespace B2BAccounts.GraphQL.Execution;

/// <summary>A bounded table that forgets what was used longest ago. Safe for many threads.</summary>
/// <param name="capacity">The sum of the entries' weights; nothing is kept when it is 0.</param>
/// <param name="weigh">What an entry weighs; 1 when it is not said.</param>
internal sealed class LruCache<TKey, TValue>(long capacity, Func<TKey, long>? weigh = null)
    where TKey : notnull
{
    private readonly Lock gate = new();
    private readonly Dictionary<TKey, LinkedListNode<Entry>> entries = [];
    private readonly LinkedList<Entry> order = new();
    private long total;

    public int Count
    {
        get
        {
            lock (gate)
            {
                return entries.Count;
            }
        }
    }

    /// <summary>The weights of all entries together.</summary>
    public long Weight
    {
        get
        {
            lock (gate)
            {
                return total;
            }
        }
    }

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
            var weight = Weigh(key);
            if (weight > capacity || entries.ContainsKey(key))
            {
                return;
            }

            total += weight;
            entries[key] = order.AddFirst(new Entry(key, value) { Weight = weight });
            Forget();
        }
    }

    /// <summary>An entry has become heavier, if it is still there.</summary>
    public void Grow(TKey key, long by)
    {
        lock (gate)
        {
            if (entries.TryGetValue(key, out var node))
            {
                node.Value.Weight += by;
                total += by;
                Forget();
            }
        }
    }

    private void Forget()
    {
        while (total > capacity)
        {
            var oldest = order.Last!.Value;
            total -= oldest.Weight;
            entries.Remove(oldest.Key);
            order.RemoveLast();
        }
    }

    private sealed class Entry(TKey key, TValue value)
    {
        public TKey Key => key;

        public TValue Value => value;

        public long Weight { get; set; }
    }

    private long Weigh(TKey key) => weigh?.Invoke(key) ?? 1;
}
