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

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(500);
    private const int Polls = 40;

    private readonly IDbContextTransaction _transaction;
    private readonly string _connection;
    private readonly string _id;

    private PostgreSqlWriting(IDbContextTransaction transaction, string connection, string id) => (_transaction, _connection, _id) = (transaction, connection, id);

    public static async Task<BookWriting?> BeginAsync(AccountsDb db, string connectionString, BookLock what, TimeSpan patience, CancellationToken cancel)
    {
        var transaction = await db.Database.BeginTransactionAsync(cancel);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        try
        {
            await using var command = new NpgsqlCommand(Statements(what, patience), connection);
            command.CommandTimeout = 0;
            return new PostgreSqlWriting(transaction, connectionString, (string)(await command.ExecuteScalarAsync(cancel))!);
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
        var sql = new StringBuilder("SELECT pg_current_xact_id()::text; ");
        sql.Append(CultureInfo.InvariantCulture, $"SET LOCAL lock_timeout = {(int)patience.TotalMilliseconds}; ");
        sql.Append(CultureInfo.InvariantCulture, $"SELECT pg_advisory_xact_lock{(what.Accounts.Count > 0 ? "_shared" : "")}({Book}, 0); ");
        foreach (var account in what.Accounts)
        {
            sql.Append(CultureInfo.InvariantCulture, $"SELECT pg_advisory_xact_lock({Account}, {account}); ");
        }

        return sql.Append(Limits).ToString();
    }

    /// <summary>The server knows of every transaction whether it has committed, after a crash too.</summary>
    private async Task<bool> HasCommittedAsync(Exception lost)
    {
        for (var i = 0; i < Polls; i++)
        {
            try
            {
                await using var connection = new NpgsqlConnection(_connection);
                await connection.OpenAsync();
                await using var command = new NpgsqlCommand("SELECT pg_xact_status(@id::xid8)", connection) { Parameters = { new NpgsqlParameter<string>("id", _id) } };
                if (await command.ExecuteScalarAsync() is string status and not "in progress")
                {
                    return status == "committed";
                }
            }
            catch (Exception still) when (DatabaseFaults.IsLost(still))
            {
                // Not back yet.
            }

            await Task.Delay(Poll);
        }

        throw new BookBusy(
            "The database was lost while the change was being made to last, and has not come back: whether it was made is not known. "
            + "Look before you send it again, or send it again with the same idempotency key.", BookBusy.OutcomeUnknown, lost);
    }
}
