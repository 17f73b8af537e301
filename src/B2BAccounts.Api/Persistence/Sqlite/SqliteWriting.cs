using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Persistence.Sqlite;

/// <summary>A change under the file's one write lock.</summary>
internal sealed class SqliteWriting : BookWriting
{
    private static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(4);

    private readonly SqliteConnection _connection;
    private readonly SqliteTurns _turns;
    private readonly TimeProvider _time;
    private readonly long _began;

    private SqliteWriting(SqliteConnection connection, SqliteTurns turns, TimeProvider time) =>
        (_connection, _turns, _time, _began) = (connection, turns, time, time.GetTimestamp());

    public static async Task<BookWriting?> BeginAsync(AccountsDb db, SqliteTurns turns, TimeSpan patience, TimeProvider time, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        if (turns.LastWasLong)
        {
            // A process that writes batch after batch leaves a gap in which another gets the lock.
            await Task.Delay(Gap, time, cancel);
        }

        return await SqliteWriteLock.TryBeginAsync(connection, patience, time, cancel) ? new SqliteWriting(connection, turns, time) : null;
    }

    public override Task CommitAsync()
    {
        SqliteWriteLock.Commit(_connection);
        return Task.CompletedTask;
    }

    public override ValueTask DisposeAsync()
    {
        SqliteWriteLock.RollBack(_connection);
        _turns.Ended(_time.GetElapsedTime(_began));
        return default;
    }
}
