using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace B2BAccounts.Api.Persistence.Sqlite;

/// <summary>
/// The file's one write lock. Begun by hand, because the driver polls a held lock every 150 ms on a blocked thread: a second process
/// that writes without pause, such as an import, would hardly ever let another in.
/// </summary>
internal static class SqliteWriteLock
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(3);

    /// <summary>Begins a transaction that holds the lock from its start; false when others held it all the while.</summary>
    public static async Task<bool> TryBeginAsync(SqliteConnection connection, TimeSpan patience, TimeProvider time, CancellationToken cancel)
    {
        var handle = connection.Handle!;
        var started = time.GetTimestamp();
        Check(raw.sqlite3_busy_timeout(handle, 0), connection);
        while (true)
        {
            var outcome = raw.sqlite3_exec(handle, "BEGIN IMMEDIATE");
            if (outcome != raw.SQLITE_BUSY)
            {
                Check(outcome, connection);
                return true;
            }

            if (time.GetElapsedTime(started) > patience)
            {
                return false;
            }

            await Task.Delay(Poll, time, cancel);
        }
    }

    public static void Commit(SqliteConnection connection) => Check(raw.sqlite3_exec(connection.Handle!, "COMMIT"), connection);

    /// <summary>Leaves no transaction behind, whether one is open or the database has ended it already.</summary>
    public static void RollBack(SqliteConnection connection)
    {
        if (connection.Handle is { } handle && raw.sqlite3_get_autocommit(handle) == 0)
        {
            Check(raw.sqlite3_exec(handle, "ROLLBACK"), connection);
        }
    }

    private static void Check(int outcome, SqliteConnection connection) => SqliteException.ThrowExceptionForRC(outcome, connection.Handle!);
}
