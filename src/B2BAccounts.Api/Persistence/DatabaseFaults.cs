using System.Data.Common;
using System.Net.Sockets;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using SQLitePCL;

namespace B2BAccounts.Api.Persistence;

/// <summary>What an exception of a database driver means, alike for the three.</summary>
internal static class DatabaseFaults
{
    // learn.microsoft.com, "Troubleshoot transient connection errors", and errors 1204, 1205, 1222, 3960, 3961 of "Database engine events and errors".
    private static readonly HashSet<int> PassingOnSqlServer = [1204, 1205, 3960, 3961, 40143, 40501, 49918, 49919, 49920];

    private static readonly HashSet<int> LostOnSqlServer =
        [-1, 2, 20, 53, 64, 121, 233, 596, 926, 6005, 10053, 10054, 10060, 10061, 10928, 10929, 11001, 40197, 40540, 40613, 42108, 42109];

    /// <summary>The same work may do better if it is run again from its start: a deadlock, a lost connection, somebody who was faster.</summary>
    public static bool MayPass(Exception fault) => fault is not BookBusy
        && (IsLost(fault) || Chain(fault).Any(e => e is DbUpdateConcurrencyException or PostgresException { SqlState: "40001" or "40P01" or "53300" or "53400" }
            || (e is SqlException sql && PassingOnSqlServer.Contains(sql.Number))));

    /// <summary>The connection is gone or cannot be had: of what was under way, it is not known how far it got.</summary>
    public static bool IsLost(Exception fault) => fault is not BookBusy && !IsExhausted(fault) && Chain(fault).Any(e => e switch
    {
        PostgresException told => told.SqlState is "57P01" or "57P02" or "57P03" or "25P03" || told.SqlState.StartsWith("08", StringComparison.Ordinal),
        NpgsqlException broken => broken.InnerException is IOException or SocketException or TimeoutException || broken.IsTransient,
        // From class 20 on the connection is gone; on Linux there often is no number.
        SqlException sql => sql.Class >= 20 || LostOnSqlServer.Contains(sql.Number),
        _ => false,
    });

    /// <summary>All connections that this process may have are in use.</summary>
    public static bool IsExhausted(Exception fault) => Chain(fault).Any(e =>
        (e is NpgsqlException && e.Message.Contains("pool has been exhausted", StringComparison.Ordinal))
        || (e is InvalidOperationException && e.Message.Contains("max pool size", StringComparison.Ordinal)));

    /// <summary>A text was refused before it was sent; EF puts an exception of its own around one that was to be stored.</summary>
    public static UnstorableText? Unstorable(Exception fault) => Chain(fault).OfType<UnstorableText>().FirstOrDefault();

    /// <summary>A database, its file, or the way to it has failed: nothing that the program itself has done wrong, and nobody who stopped it.</summary>
    public static bool IsOfDatabase(Exception fault) => fault is not OperationCanceledException
        && (fault is IOException or UnauthorizedAccessException or TimeoutException || Chain(fault).Any(e => e is DbException or SocketException));

    /// <summary>The server has said that it did not do what was asked; anything else that fails leaves that open.</summary>
    public static bool IsRefusal(Exception fault) => Chain(fault).Any(e => e is SqlException { Class: > 0 and < 20 } and not SqlException { Number: -2 });

    /// <summary>A lock was waited for as long as the statement allows.</summary>
    public static bool IsLockTimeout(Exception fault) =>
        Chain(fault).Any(e => e is PostgresException { SqlState: "55P03" } or SqlException { Number: 1222 } or SqliteException { SqliteErrorCode: raw.SQLITE_BUSY });

    /// <summary>A statement was stopped, by its caller or for the time that it took.</summary>
    public static bool IsStopped(Exception fault) =>
        Chain(fault).Any(e => e is OperationCanceledException or PostgresException { SqlState: "57014" } or SqlException { Number: 0 or -2, Class: 11 });

    /// <summary>A number grew beyond what the database can hold.</summary>
    public static bool IsOverflow(Exception fault) => fault is OverflowException || Chain(fault).Any(e =>
        e is PostgresException { SqlState: "22003" } or SqlException { Number: 8115 or 220 or 232 }
        || (e is SqliteException && e.Message.Contains("integer overflow", StringComparison.Ordinal)));

    /// <summary>The name of the unique key that a row has broken; null when that is not what happened.</summary>
    public static string? BrokenKey(Exception fault) => Chain(fault).Select(e => e switch
    {
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } told => told.ConstraintName ?? "",
        SqlException { Number: 2601 or 2627 } told => Quoted(told.Message, "unique index '", "constraint '"),
        SqliteException { SqliteExtendedErrorCode: raw.SQLITE_CONSTRAINT_UNIQUE } told => OfColumns(told.Message),
        SqliteException { SqliteExtendedErrorCode: raw.SQLITE_CONSTRAINT_PRIMARYKEY } told => $"PK_{Columns(told.Message)[0].Split('.')[0]}",
        _ => null,
    }).FirstOrDefault(k => k is not null);

    /// <summary>A row refers to one that is not there, or one that others refer to was to go.</summary>
    public static bool IsBrokenReference(Exception fault) => Chain(fault).Any(e =>
        e is PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation } or SqlException { Number: 547 }
        // SQLite keeps a row that others refer to by a trigger of its own; there are no others.
        or SqliteException { SqliteExtendedErrorCode: raw.SQLITE_CONSTRAINT_FOREIGNKEY or raw.SQLITE_CONSTRAINT_TRIGGER });

    /// <summary>What a caller is told of a fault that he, or the operator, can do something about; null for any other.</summary>
    public static Exception? Explain(Exception fault)
    {
        if (BrokenKey(fault) is { } key)
        {
            return BrokenKeys.Explain(key);
        }

        if (IsBrokenReference(fault))
        {
            return BrokenKeys.Reference();
        }

        if (IsExhausted(fault))
        {
            return new BookBusy("Too much is asked of the database at this moment; nothing was changed. Try again.", cause: fault);
        }

        if (IsLockTimeout(fault) || (MayPass(fault) && !IsLost(fault)))
        {
            return new BookBusy("Others are changing the same at this moment; nothing was changed. Try again.", cause: fault);
        }

        return IsLost(fault) && !Chain(fault).Any(e => e is OperationCanceledException)
            ? new BookBusy("The database does not answer; nothing was changed. Try again in a moment.", BookBusy.Unavailable, fault)
            : null;
    }

    /// <summary>The words of the driver and of the network, without what the layers above put around them.</summary>
    public static string Cause(Exception fault)
    {
        var told = Chain(fault).Where(e => e is DbException or SocketException { SocketErrorCode: not SocketError.Success }).Select(e => e.Message.TrimEnd('.')).Distinct(StringComparer.Ordinal).ToList();
        return told.Count == 0 ? fault.Message.TrimEnd('.') : string.Join(": ", told);
    }

    private static IEnumerable<Exception> Chain(Exception? fault)
    {
        for (; fault is not null; fault = fault.InnerException)
        {
            yield return fault;
        }
    }

    private static string Quoted(string message, params string[] before)
    {
        foreach (var word in before)
        {
            var start = message.IndexOf(word, StringComparison.Ordinal);
            if (start >= 0)
            {
                return message[(start + word.Length)..].Split('\'')[0];
            }
        }

        return "";
    }

    // "SQLite Error 19: 'UNIQUE constraint failed: Invoices.AccountId, Invoices.Number'." is of the index IX_Invoices_AccountId_Number.
    private static string OfColumns(string message)
    {
        var columns = Columns(message);
        return columns[0].StartsWith("index '", StringComparison.Ordinal)
            ? columns[0].Split('\'')[1]
            : $"IX_{columns[0].Split('.')[0]}_{string.Join('_', columns.Select(c => c.Split('.')[^1]))}";
    }

    private static string[] Columns(string message) =>
        message[(message.LastIndexOf("failed: ", StringComparison.Ordinal) + "failed: ".Length)..].TrimEnd('.', '\'').Split(", ");
}
