using System.Runtime.CompilerServices;

namespace B2BAccounts.GraphQL.Execution;

/// <summary>The values of one object type that are to be resolved together: one level of one field.</summary>
internal abstract class Batch
{
    public int Count { get; protected set; }
}

internal sealed class Batch<T> : Batch
{
    private T[] rows = new T[4];

    public T this[int row]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => rows[row];
    }

    /// <summary>The rows as resolvers get them.</summary>
    public IReadOnlyList<T> Rows => Count == rows.Length ? rows : new ArraySegment<T>(rows, 0, Count);

    public void Add(T value)
    {
        if (Count == rows.Length)
        {
            Array.Resize(ref rows, Count * 2);
        }

        rows[Count++] = value;
    }
}
