using System.Runtime.CompilerServices;
using B2BAccounts.Api.Persistence;

namespace B2BAccounts.Api.Copying;

/// <summary>Rows of a table in their order, some thousand at a time: the next are read while the caller is busy with these.</summary>
internal static class Chunks
{
    public const int Rows = 4_000;

    /// <param name="table">The table.</param>
    /// <param name="db">Reads nothing else meanwhile.</param>
    /// <param name="which">Which rows.</param>
    /// <param name="after">The key of the row before the first; empty to begin.</param>
    /// <param name="cancel">Ends the reading.</param>
    public static async IAsyncEnumerable<IReadOnlyList<object>> ReadAsync(
        CopiedTable table, AccountsDb db, CopiedRows which, IReadOnlyList<object> after, [EnumeratorCancellation] CancellationToken cancel)
    {
        var next = NextAsync(after);
        try
        {
            while (await next is { Count: > 0 } rows)
            {
                next = rows.Count < Rows ? Task.FromResult<IReadOnlyList<object>>([]) : NextAsync(table.KeyOf(rows[^1]));
                yield return rows;
            }
        }
        finally
        {
            // Whoever stops listening must not leave the database to a reading that is still under way.
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        // On a thread of its own: SQLite's driver reads on the caller's.
        Task<IReadOnlyList<object>> NextAsync(IReadOnlyList<object> key) => Task.Run(
            async () =>
            {
                try
                {
                    return await table.ReadAsync(db, which, key, Rows, cancel);
                }
                catch (Exception wrong) when (wrong is InvalidOperationException or FormatException or InvalidCastException or OverflowException or ArgumentException)
                {
                    throw new CannotStart($"A row of the table {table.Name}{(key.Count > 0 ? $" after key {string.Join('/', key)}" : "")} cannot be read: {wrong.Message}", wrong);
                }
            },
            cancel);
    }
}
