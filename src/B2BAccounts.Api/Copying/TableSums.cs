using B2BAccounts.Api.Persistence;

namespace B2BAccounts.Api.Copying;

/// <summary>Counts the rows of each table of a book and sums up their hashes.</summary>
internal static class TableSums
{
    /// <param name="tables">Of the same database.</param>
    /// <param name="db">Reads them, all in one state.</param>
    /// <param name="progress">Called with how many rows more have been read.</param>
    /// <param name="cancel">Ends the reading.</param>
    public static async Task<IReadOnlyList<RowSum>> ReadAsync(IReadOnlyList<CopiedTable> tables, AccountsDb db, Action<long> progress, CancellationToken cancel)
    {
        var sums = new List<RowSum>();
        foreach (var table in tables)
        {
            var (sum, canonical) = (default(RowSum), table.Canonical());
            await foreach (var rows in Chunks.ReadAsync(table, db, CopiedRows.All, [], cancel))
            {
                sum = Add(sum, canonical, rows);
                progress(rows.Count);
            }

            sums.Add(sum);
        }

        return sums;
    }

    private static RowSum Add(RowSum sum, CanonicalRow canonical, IReadOnlyList<object> rows)
    {
        Span<byte> hash = stackalloc byte[32];
        foreach (var row in rows)
        {
            if (row is not Setting setting || !UnfinishedCopy.IsMark(setting))
            {
                canonical.Hash(row, hash);
                sum = sum.With(hash);
            }
        }

        return sum;
    }
}
