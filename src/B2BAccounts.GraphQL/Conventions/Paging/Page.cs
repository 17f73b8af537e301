using B2BAccounts.GraphQL.Conventions.Aggregates;

namespace B2BAccounts.GraphQL.Conventions.Paging;

/// <summary>A page of a list, with what its client asked for.</summary>
public sealed class Page<T>
{
    internal Page(IReadOnlyList<Edge<T>> edges, PageInfo pageInfo, int? totalCount)
    {
        Edges = edges;
        PageInfo = pageInfo;
        TotalCount = totalCount;
    }

    public IReadOnlyList<Edge<T>> Edges { get; }

    public IReadOnlyList<T> Nodes => field ??= [.. Edges.Select(e => e.Node)];

    public PageInfo PageInfo { get; }

    /// <summary>Null unless it was asked for.</summary>
    public int? TotalCount { get; }

    /// <summary>The list that the page is of, for aggregates.</summary>
    internal PageRows<T>? Whole { get; set; }

    /// <summary>The key of the list's owner.</summary>
    internal object? Owner { get; set; }
}

/// <summary>An entry of a page.</summary>
public sealed class Edge<T>
{
    private readonly OrderKeys? keys;
    private readonly Ordering<T> ordering;

    internal Edge(T node, OrderKeys? keys, Ordering<T> ordering)
    {
        Node = node;
        this.keys = keys;
        this.ordering = ordering;
    }

    public T Node { get; }

    public string Cursor => field ??= ordering.Cursor(keys ?? throw new InvalidOperationException("The cursor was not asked for."));
}

/// <summary>Where a page lies in its list. What was not asked for is false or null.</summary>
public sealed record PageInfo(bool HasNextPage, bool HasPreviousPage, string? StartCursor, string? EndCursor);
