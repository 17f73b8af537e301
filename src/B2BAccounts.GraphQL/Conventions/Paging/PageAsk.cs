using B2BAccounts.GraphQL.Execution;

namespace B2BAccounts.GraphQL.Conventions.Paging;

/// <summary>What a client wants to know of a page; nothing else is read.</summary>
internal sealed record PageAsk(bool Entries, bool TotalCount, bool HasNext, bool HasPrevious, bool Cursors)
{
    public bool Rows => Entries || HasNext || HasPrevious || Cursors;

    public static PageAsk Of(Selection selection) => selection.Once(Read);

    private static PageAsk Read(Selection selection)
    {
        var info = selection.Sub("pageInfo");
        return new PageAsk(
            selection.AsksAny("edges", "nodes"),
            selection.Asks("totalCount"),
            info.Asks("hasNextPage"),
            info.Asks("hasPreviousPage"),
            info.AsksAny("startCursor", "endCursor"));
    }
}
