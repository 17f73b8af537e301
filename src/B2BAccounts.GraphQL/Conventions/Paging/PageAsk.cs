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

    private static PageAsk Read(Selection selection)
    {
        var info = selection.Sub("pageInfo");
        var ends = info.AsksAny("startCursor", "endCursor");
        return new PageAsk(
            selection.AsksAny("edges", "nodes"),
            selection.Asks("nodes") || selection.Sub("edges").Asks("node"),
            selection.Asks("totalCount"),
            info.Asks("hasNextPage"),
            info.Asks("hasPreviousPage"),
            ends,
            ends || selection.Sub("edges").Asks("cursor"));
    }
}
