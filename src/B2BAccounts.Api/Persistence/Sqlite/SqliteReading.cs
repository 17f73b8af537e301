using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Persistence.Sqlite;

/// <summary>
/// A transaction of SQLite sees the state of its first read. The driver answers on the caller's thread, so that contexts follow each other
/// on one connection, which EF makes: it gives it the functions and collations that its statements need.
/// </summary>
internal sealed class SqliteReading(SqliteAccountsDb opener) : BookReading
{
    private SqliteConnection? _connection;

    public override void Join(Book book)
    {
        ArgumentNullException.ThrowIfNull(book);
        if (_connection is null)
        {
            opener.Database.OpenConnection();
            _connection = (SqliteConnection)opener.Database.GetDbConnection();
            var outcome = SQLitePCL.raw.sqlite3_exec(_connection.Handle!, "BEGIN; SELECT 1 FROM sqlite_schema LIMIT 1");
            SqliteException.ThrowExceptionForRC(outcome, _connection.Handle!);
        }

        book.Database.SetDbConnection(_connection, contextOwnsConnection: false);
    }

    public override ValueTask DisposeAsync()
    {
        try
        {
            if (_connection is not null)
            {
                SqliteWriteLock.RollBack(_connection);
            }
        }
        finally
        {
            opener.Dispose();
        }

        return default;
    }
}
