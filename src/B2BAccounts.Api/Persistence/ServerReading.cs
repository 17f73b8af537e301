using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Persistence;

/// <summary>
/// One connection to a server with a transaction in which every statement sees the same state, begun when it is first used and kept until
/// the end. Contexts must read one after the other.
/// </summary>
internal sealed class ServerReading : BookReading
{
    private static readonly ConditionalWeakTable<DbConnection, ServerReading> Open = [];

    private readonly DbConnection _connection;

    public ServerReading(DbConnection connection, string begin)
    {
        (_connection, Begin) = (connection, begin);
        Open.Add(connection, this);
    }

    /// <summary>The statement that begins the transaction.</summary>
    public string Begin { get; }

    /// <summary>The reading that a connection belongs to, if any.</summary>
    public static ServerReading? Of(DbConnection connection) => Open.TryGetValue(connection, out var reading) ? reading : null;

    public override void Join(Book book)
    {
        ArgumentNullException.ThrowIfNull(book);
        book.Database.SetDbConnection(_connection, contextOwnsConnection: false);
    }

    // Closing ends the transaction, which has changed nothing.
    public override ValueTask DisposeAsync() => _connection.DisposeAsync();
}
