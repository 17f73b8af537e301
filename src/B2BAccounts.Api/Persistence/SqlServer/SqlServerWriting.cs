using System.Data;
using System.Globalization;
using System.Text;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace B2BAccounts.Api.Persistence.SqlServer;

/// <summary>A transaction under application locks: all share the book's, or have it alone; each account's is had alone.</summary>
internal sealed class SqlServerWriting : BookWriting
{
    // What sp_getapplock answers.
    private const int TimedOut = -1;
    private const int Deadlocked = -3;

    private readonly IDbContextTransaction _transaction;

    private SqlServerWriting(IDbContextTransaction transaction) => _transaction = transaction;

    public static async Task<BookWriting?> BeginAsync(AccountsDb db, BookLock what, TimeSpan patience, CancellationToken cancel)
    {
        var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancel);
        try
        {
            await using var command = new SqlCommand(
                Statements(what, patience), (SqlConnection)db.Database.GetDbConnection(), (SqlTransaction)transaction.GetDbTransaction());
            command.CommandTimeout = 0;
            switch ((int)(await command.ExecuteScalarAsync(cancel))!)
            {
                case >= 0:
                    return new SqlServerWriting(transaction);
                case TimedOut:
                    await transaction.DisposeAsync();
                    return null;
                case Deadlocked:
                    throw new DbUpdateConcurrencyException("The change was chosen to make way for another.");
                case var other:
                    throw new InvalidOperationException($"sp_getapplock answered {other}.");
            }
        }
        catch
        {
            await transaction.DisposeAsync();
            throw;
        }
    }

    public override async Task CommitAsync()
    {
        try
        {
            await _transaction.CommitAsync(CancellationToken.None);
        }
        catch (Exception lost) when (!DatabaseFaults.IsRefusal(lost))
        {
            // SQL Server does not tell afterwards what became of a transaction.
            throw new BookBusy(
                "The database was lost while the change was being made to last: whether it was made is not known. "
                + "Look before you send it again, or send it again with the same idempotency key.", BookBusy.OutcomeUnknown, lost);
        }
    }

    public override ValueTask DisposeAsync() => _transaction.DisposeAsync();

    // The least of what sp_getapplock answers: 0 or 1 when granted, below when not.
    private static string Statements(BookLock what, TimeSpan patience)
    {
        var milliseconds = ((int)patience.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
        var sql = new StringBuilder($"SET XACT_ABORT ON; SET LOCK_TIMEOUT {milliseconds}; DECLARE @all int = 0, @one int; ");
        Append("B2BAccounts", what.Accounts.Count > 0 ? "Shared" : "Exclusive");
        foreach (var account in what.Accounts)
        {
            Append($"B2BAccounts {account.ToString(CultureInfo.InvariantCulture)}", "Exclusive");
        }

        return sql.Append("SELECT @all").ToString();

        void Append(string resource, string mode) => sql.Append(CultureInfo.InvariantCulture,
            $"""
             IF @all >= 0 BEGIN
             EXEC @one = sp_getapplock @Resource = N'{resource}', @LockMode = N'{mode}', @LockOwner = N'Transaction', @LockTimeout = {milliseconds};
             IF @one < 0 SET @all = @one;
             END;

             """);
    }
}
