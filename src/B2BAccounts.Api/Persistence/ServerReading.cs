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

    private const int Attempts = 6;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    private readonly DbConnection _connection;
    private readonly string _begin;
    private readonly string? _end;
    private readonly BookDatabase _database;

    /// <param name="database">Whose connection it is.</param>
    /// <param name="connection">Not open yet.</param>
    /// <param name="begin">Begins the transaction.</param>
    /// <param name="end">Ends it, where closing does not.</param>
    public ServerReading(BookDatabase database, DbConnection connection, string begin, string? end = null)
    {
        (_database, _connection, _begin, _end) = (database, connection, begin, end);
        Open.Add(connection, this);
    }

    /// <summary>The reading that a connection belongs to, if any.</summary>
    public static ServerReading? Of(DbConnection connection) => Open.TryGetValue(connection, out var reading) ? reading : null;

    /// <summary>
    /// Begins the transaction. A connection kept from before its server was started anew fails only here; another is opened in its place,
    /// which may be such a one too while others are still being closed.
    /// </summary>
    public void Begin()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                Send();
                return;
            }
            catch (Exception lost) when (attempt < Attempts && DatabaseFaults.IsLost(lost))
            {
                _connection.Close();
                _database.CloseUnused();
                _connection.Open();
            }
            catch
            {
                // Without its transaction nothing may be read through it.
                _connection.Close();
                throw;
            }
        }
    }

    /// <inheritdoc cref="Begin"/>
    public async Task BeginAsync(CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await SendAsync(cancel);
                return;
            }
            catch (Exception lost) when (attempt < Attempts && DatabaseFaults.IsLost(lost))
            {
                await _connection.CloseAsync();
                _database.CloseUnused();
                await Task.Delay(attempt * Pause, cancel);
                await _connection.OpenAsync(cancel);
            }
            catch
            {
                await _connection.CloseAsync();
                throw;
            }
        }
    }

    public override void Join(Book book)
    {
        ArgumentNullException.ThrowIfNull(book);
        book.Database.SetDbConnection(_connection, contextOwnsConnection: false);
    }

    public override async ValueTask DisposeAsync()
    {
        try
        {
            if (_end is not null && _connection.State == System.Data.ConnectionState.Open)
            {
                await using var command = _connection.CreateCommand();
                command.CommandText = _end;
                await command.ExecuteNonQueryAsync();
            }
        }
        catch (DbException)
        {
            // A connection that is lost has ended it.
        }
        finally
        {
            await _connection.DisposeAsync();
        }
    }

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
