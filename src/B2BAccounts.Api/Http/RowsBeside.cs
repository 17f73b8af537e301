namespace B2BAccounts.Api.Http;

/// <summary>Lays rows beside the parents that they belong to.</summary>
public static class RowsBeside
{
    /// <summary>For each parent its rows, in the rows' order.</summary>
    public static IReadOnlyList<IReadOnlyList<TRow>> Beside<TParent, TRow>(
        this IReadOnlyList<TParent> parents, IEnumerable<TRow> rows, Func<TParent, long> parentKey, Func<TRow, long> rowKey)
    {
        var byParent = rows.ToLookup(rowKey);
        return [.. parents.Select(p => (IReadOnlyList<TRow>)[.. byParent[parentKey(p)]])];
    }
}
