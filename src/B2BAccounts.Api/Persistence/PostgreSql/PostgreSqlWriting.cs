using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace B2BAccounts.Api.Persistence.PostgreSql;

/// <summary>
/// A transaction under advisory locks: all share the book's, or have it alone; each account's is had alone. Statements see what was
/// committed before them, so that what is read once the locks are held is what the last holder has left.
/// </summary>
internal sealed class PostgreSqlWriting : BookWriting
{
    // "B2B", book and accounts: so that locks of other programs in the same database are others.
    internal const int Book = 0x42324200;
    private const int Account = 0x42324201;

    // A transaction may last five seconds; a process that stands still longer must not keep the lock.
    private const string Limits = "SET LOCAL statement_timeout = '10s'; SET LOCAL idle_in_transaction_session_timeout = '10s'";

    // Often: when a server has crashed twice in between, it no longer tells all of the first time.
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Polls = TimeSpan.FromSeconds(20);

    private readonly IDbContextTransaction _transaction;
    private readonly string _connection;
    private readonly string _id;
    private readonly string _begun;
    private readonly string _timeline;

    private PostgreSqlWriting(IDbContextTransaction transaction, string connection, string[] known) =>
        (_transaction, _connection, _id, _begun, _timeline) = (transaction, connection, known[0], known[1], known[2]);

    public static async Task<BookWriting?> BeginAsync(AccountsDb db, string connectionString, BookLock what, TimeSpan patience, CancellationToken cancel)
    {
        var transaction = await db.Database.BeginTransactionAsync(cancel);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        try
        {
            await using var command = new NpgsqlCommand(Statements(what, patience), connection);
            command.CommandTimeout = 0;
            return new PostgreSqlWriting(transaction, connectionString, (string[])(await command.ExecuteScalarAsync(cancel))!);
        }
        catch (Exception failed)
        {
            await transaction.DisposeAsync();
            if (DatabaseFaults.IsLockTimeout(failed))
            {
                return null;
            }

            throw;
        }
    }

    public override async Task CommitAsync()
    {
        try
        {
            await _transaction.CommitAsync(CancellationToken.None);
        }
        catch (Exception lost) when (DatabaseFaults.IsLost(lost))
        {
            if (!await HasCommittedAsync(lost))
            {
                throw;
            }
        }
    }

    public override ValueTask DisposeAsync() => _transaction.DisposeAsync();

    private static string Statements(BookLock what, TimeSpan patience)
    {
        var sql = new StringBuilder($"SELECT ARRAY[pg_current_xact_id()::text, extract(epoch FROM clock_timestamp())::text, {Timeline}]; ");
        sql.Append(CultureInfo.InvariantCulture, $"SET LOCAL lock_timeout = {(int)patience.TotalMilliseconds}; ");
        sql.Append(CultureInfo.InvariantCulture, $"SELECT pg_advisory_xact_lock{(what.Accounts.Count > 0 ? "_shared" : "")}({Book}, 0); ");
        foreach (var account in what.Accounts)
        {
            sql.Append(CultureInfo.InvariantCulture, $"SELECT pg_advisory_xact_lock({Account}, {account}); ");
        }

        return sql.Append(Limits).ToString();
    }

    private const string Timeline = "substr(pg_walfile_name(pg_current_wal_insert_lsn()), 1, 8)";

    // A server that crashed begins anew behind the last transaction that it finds in its log, and may give the id of one that it does not
    // find there to another. After a crash it makes a checkpoint: an id that was given before and is none yet to the checkpoint was lost.
    // A standby that was promoted in its place has a history of its own, in which the id may be another's.
    private const string Fate =
        $"""
        SELECT CASE
          WHEN {Timeline} <> @timeline THEN 'unknown'
          WHEN split_part(next_xid, ':', 1)::numeric * 4294967296 + split_part(next_xid, ':', 2)::numeric > @id::numeric THEN pg_xact_status(@id::xid8)
          WHEN pg_postmaster_start_time() > to_timestamp(@begun::float8) OR checkpoint_time >= to_timestamp(floor(@begun::float8) + 1) THEN 'forgotten'
          WHEN checkpoint_time < to_timestamp(floor(@begun::float8)) THEN pg_xact_status(@id::xid8)
          ELSE 'unknown'
        END
        FROM pg_control_checkpoint()
        """;

    /// <summary>The server tells what became of a transaction, after a crash too.</summary>
    private async Task<bool> HasCommittedAsync(Exception lost)
    {
        var fresh = new NpgsqlConnectionStringBuilder(_connection) { Pooling = false }.ConnectionString;
        for (var since = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(since) < Polls;)
        {
            try
            {
                await using var connection = new NpgsqlConnection(fresh);
                await connection.OpenAsync();
                await using var command = new NpgsqlCommand(Fate, connection)
                {
                    Parameters = { new NpgsqlParameter<string>("id", _id), new NpgsqlParameter<string>("begun", _begun), new NpgsqlParameter<string>("timeline", _timeline) },
                };
                var fate = await command.ExecuteScalarAsync() as string;
                if (fate == "unknown")
                {
                    break;
                }

                if (fate is "committed" or "aborted" or "forgotten")
                {
                    return fate == "committed";
                }
            }
            catch (Exception still) when (DatabaseFaults.IsLost(still))
            {
                // Not back yet.
            }
            catch (PostgresException)
            {
                // Not told to this user.
                break;
            }

            await Task.Delay(Poll);
        }

        throw new BookBusy(
            "The database was lost while the change was being made to last, and does not tell whether it was made. "
            + "Look before you send it again, or send it again with the same idempotency key.", BookBusy.OutcomeUnknown, lost);
    }
}
