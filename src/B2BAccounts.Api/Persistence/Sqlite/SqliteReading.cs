using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Persistence.Sqlite;

/// <summary>
/// A transaction of SQLite sees the state of its first read. The driver answers on the caller's thread, so that contexts follow each other
/// on one connection.
/// </summary>
internal sealed class SqliteReading(SqliteReaders readers) : BookReading
{
    private SqliteReaders.Opened? _reader;

    public override void Join(Book book)
    {
        ArgumentNullException.ThrowIfNull(book);
        if (_reader is null)
        {
            _reader = readers.Take();
            var handle = _reader.Connection.Handle!;
            SqliteException.ThrowExceptionForRC(SQLitePCL.raw.sqlite3_exec(handle, "BEGIN; SELECT 1 FROM sqlite_schema LIMIT 1"), handle);
        }

        book.Database.SetDbConnection(_reader.Connection, contextOwnsConnection: false);
    }

    public override ValueTask DisposeAsync()
    {
        if (_reader is { } reader)
        {
            _reader = null;
            try
            {
                SqliteWriteLock.RollBack(reader.Connection);
            }
            catch
            {
                reader.Dispose();
                throw;
            }

            readers.GiveBack(reader);
        }

        return default;
    }
}
