using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace B2BAccounts.Api.Persistence.Sqlite;

/// <summary>
/// Inserts an entity's rows by one prepared statement of SQLite itself, every value in the form that Microsoft.Data.Sqlite gives it, past the
/// driver's parameters, which are looked up by name for every value: several times as fast, which a million imported rows notice.
/// </summary>
internal static class SqliteRows
{
    private const int TokenEvery = 256;

    public static void Insert<TEntity>(AccountsDb db, IReadOnlyCollection<TEntity> rows, CancellationToken cancel)
        where TEntity : class
    {
        var connection = ((SqliteConnection)db.Database.GetDbConnection()).Handle!;
        var table = StoredTable.Of(db.Model, typeof(TEntity));
        var insert = $"""INSERT INTO "{table.Name}" ({table.ColumnList}) VALUES ({string.Join(", ", table.Columns.Select(_ => "?"))})""";
        Check(raw.sqlite3_prepare_v2(connection, insert, out var statement), connection);
        using (statement)
        {
            var bound = new object?[table.Columns.Count];
            var done = 0;
            foreach (var row in rows)
            {
                if (done++ % TokenEvery == 0)
                {
                    cancel.ThrowIfCancellationRequested();
                }

                Bind(statement, table.Columns, row, bound);
                var result = raw.sqlite3_step(statement);
                Check(result == raw.SQLITE_DONE ? raw.SQLITE_OK : result, connection);
                Check(raw.sqlite3_reset(statement), connection);
            }
        }
    }

    private static void Check(int result, sqlite3 connection) => SqliteException.ThrowExceptionForRC(result, connection);

    // What is bound stays so until something else is, and many columns say the same row after row. A new statement has nulls.
    private static void Bind(sqlite3_stmt statement, IReadOnlyList<StoredColumn> columns, object row, object?[] bound)
    {
        Span<byte> buffer = stackalloc byte[128];
        for (var i = 0; i < columns.Count; i++)
        {
            var value = columns[i].Given(row);
            if (!Equals(value, bound[i]))
            {
                bound[i] = value;
                Bind(statement, i + 1, columns[i], value, buffer);
            }
        }
    }

    private static void Bind(sqlite3_stmt statement, int index, StoredColumn column, object? value, Span<byte> buffer)
    {
        _ = column.Stored(value) switch
        {
            null => raw.sqlite3_bind_null(statement, index),
            long number => raw.sqlite3_bind_int64(statement, index, number),
            int number => raw.sqlite3_bind_int64(statement, index, number),
            bool flag => raw.sqlite3_bind_int64(statement, index, flag ? 1 : 0),
            double number => raw.sqlite3_bind_double(statement, index, number),
            DateOnly day => Format(statement, index, day, "yyyy-MM-dd", buffer),
            DateTime instant => Format(statement, index, instant, @"yyyy\-MM\-dd HH\:mm\:ss.FFFFFFF", buffer),
            decimal number => Format(statement, index, number, "0.0###########################", buffer),
            string text => Text(statement, index, text, buffer),
            var other => throw column.Unwritable(other.GetType()),
        };
    }

    private static int Format<T>(sqlite3_stmt statement, int index, T value, string format, Span<byte> buffer)
        where T : IUtf8SpanFormattable => value.TryFormat(buffer, out var length, format, null)
            ? raw.sqlite3_bind_text(statement, index, buffer[..length])
            : throw new InvalidOperationException($"{value} is longer than any value of its kind.");

    // An empty span has no address, which SQLite would take for null.
    private static int Text(sqlite3_stmt statement, int index, string text, Span<byte> buffer) =>
        text.Length == 0 ? raw.sqlite3_bind_text(statement, index, "")
        : Encoding.UTF8.TryGetBytes(text, buffer, out var length)
            ? raw.sqlite3_bind_text(statement, index, buffer[..length])
            : raw.sqlite3_bind_text(statement, index, Encoding.UTF8.GetBytes(text));
}
