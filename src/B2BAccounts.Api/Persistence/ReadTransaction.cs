using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Persistence;

/// <summary>Lets contexts see one state of the book, however much is posted meanwhile: a transaction of SQLite sees the state of its first read.</summary>
internal static class ReadTransaction
{
    /// <summary>From now on the context sees the book as it is now.</summary>
    public static void Begin(Book book)
    {
        book.Database.OpenConnection();
        var connection = (SqliteConnection)book.Database.GetDbConnection();
        var outcome = SQLitePCL.raw.sqlite3_exec(connection.Handle!, "BEGIN; SELECT 1 FROM sqlite_schema LIMIT 1");
        SqliteException.ThrowExceptionForRC(outcome, connection.Handle!);
    }

    /// <summary>
    /// The context sees what the other sees, through its connection. SQLite's driver answers on the caller's thread, so that fields of one
    /// request follow each other on it; a server's driver does not, and would be given the state's name instead.
    /// </summary>
    public static void Join(Book book, Book first) => book.Database.SetDbConnection(first.Database.GetDbConnection(), contextOwnsConnection: false);

    /// <summary>To be called before the connection goes back to the pool.</summary>
    public static void End(Book book) => SqliteWriteLock.RollBack((SqliteConnection)book.Database.GetDbConnection());
}
