using B2BAccounts.GraphQL.Execution;

namespace B2BAccounts.GraphQL.Conventions.Paging;

/// <summary>What a client wants to know of a page; nothing else is read.</summary>
/// <param name="Nodes">The rows of the entries.</param>
/// <param name="Ends">The cursors of the first and the last entry.</param>
/// <param name="Cursors">Any cursor.</param>
internal sealed record PageAsk(bool Entries, bool Nodes, bool TotalCount, bool HasNext, bool HasPrevious, bool Ends, bool Cursors)
{
    public bool Rows => Entries || HasNext || HasPrevious || Ends;

    public static PageAsk Of(Selection selection) => selection.Once(Read);

    /// <summary>Whether code of the host sees the page's entries, by a field that it has added or bound anew: then all of them is read.</summary>
    public static bool IsLookedInto(Selection page) => page.IsLookedInto("Nodes", "Edges") || page.Sub("edges").IsLookedInto("Node", "Cursor");

    private static PageAsk Read(Selection selection)
    {
        var info = selection.Sub("pageInfo");
        var edges = selection.Sub("edges");
        var all = IsLookedInto(selection);
        var ends = info.AsksAny("startCursor", "endCursor");
        return new PageAsk(
            all || selection.AsksAny("edges", "nodes"),
            all || selection.Asks("nodes") || edges.Asks("node"),
            selection.Asks("totalCount"),
            info.Asks("hasNextPage"),
            info.Asks("hasPreviousPage"),
            ends,
            all || ends || edges.Asks("cursor"));
    }
}
