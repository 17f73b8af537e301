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
    private readonly string _begin;
    private readonly BookDatabase _database;

    public ServerReading(BookDatabase database, DbConnection connection, string begin)
    {
        (_database, _connection, _begin) = (database, connection, begin);
        Open.Add(connection, this);
    }

    /// <summary>The reading that a connection belongs to, if any.</summary>
    public static ServerReading? Of(DbConnection connection) => Open.TryGetValue(connection, out var reading) ? reading : null;

    /// <summary>Begins the transaction. A connection kept from before its server was started anew fails only here; another is opened in its place.</summary>
    public void Begin()
    {
        try
        {
            Send();
        }
        catch (Exception lost) when (DatabaseFaults.IsLost(lost))
        {
            _connection.Close();
            _database.CloseUnused();
            _connection.Open();
            Send();
        }
    }

    /// <inheritdoc cref="Begin"/>
    public async Task BeginAsync(CancellationToken cancel)
    {
        try
        {
            await SendAsync(cancel);
        }
        catch (Exception lost) when (DatabaseFaults.IsLost(lost))
        {
            await _connection.CloseAsync();
            _database.CloseUnused();
            await _connection.OpenAsync(cancel);
            await SendAsync(cancel);
        }
    }

    public override void Join(Book book)
    {
        ArgumentNullException.ThrowIfNull(book);
        book.Database.SetDbConnection(_connection, contextOwnsConnection: false);
    }

    // Closing ends the transaction, which has changed nothing.
    public override ValueTask DisposeAsync() => _connection.DisposeAsync();

    private void Send()
    {
        using var command = _connection.CreateCommand();
        command.CommandText = _begin;
        command.ExecuteNonQuery();
    }

    private async Task SendAsync(CancellationToken cancel)
    {
        await using var command = _connection.CreateCommand();
        command.CommandText = _begin;
        await command.ExecuteNonQueryAsync(cancel);
    }
}
