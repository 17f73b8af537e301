using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace B2BAccounts.Api.Persistence;

/// <summary>
/// Inserts rows by one prepared statement of SQLite itself, by the model's own columns and converters, past the change tracker and past
/// the provider's parameters, which are looked up by name for every value: several times as fast, which a million imported rows notice.
/// </summary>
public static class RowWriter
{
    private const int TokenEvery = 256;

    public static Task InsertAsync<TEntity>(this BookTransaction book, IReadOnlyCollection<TEntity> rows)
        where TEntity : class
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count > 0)
        {
            Insert(book, rows);
        }

        return Task.CompletedTask;
    }

    private static void Insert<TEntity>(BookTransaction book, IReadOnlyCollection<TEntity> rows)
        where TEntity : class
    {
        var connection = ((SqliteConnection)book.Db.Database.GetDbConnection()).Handle!;
        var table = RowTable.Of(book.Db.Model, typeof(TEntity));
        Check(raw.sqlite3_prepare_v2(connection, table.Insert, out var statement), connection);
        using (statement)
        {
            var done = 0;
            foreach (var row in rows)
            {
                if (done++ % TokenEvery == 0)
                {
                    book.Cancel.ThrowIfCancellationRequested();
                }

                table.Bind(statement, row);
                var result = raw.sqlite3_step(statement);
                Check(result == raw.SQLITE_DONE ? raw.SQLITE_OK : result, connection);
                Check(raw.sqlite3_reset(statement), connection);
            }
        }
    }

    private static void Check(int result, sqlite3 connection) => SqliteException.ThrowExceptionForRC(result, connection);
}
