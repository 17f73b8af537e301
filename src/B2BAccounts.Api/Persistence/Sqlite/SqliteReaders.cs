using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Persistence.Sqlite;

/// <summary>Connections to read by that stay open for the next reader, with their statements.</summary>
internal sealed class SqliteReaders(Func<SqliteAccountsDb> context) : IDisposable
{
    // More read at once only while each waits for something else.
    private static readonly int MostKept = 4 * Environment.ProcessorCount;

    private readonly ConcurrentQueue<Opened> _idle = new();
    private volatile bool _closed;

    public Opened Take() => _idle.TryDequeue(out var reader) ? reader : Open();

    public void GiveBack(Opened reader)
    {
        if (_idle.Count >= MostKept)
        {
            reader.Dispose();
            return;
        }

        _idle.Enqueue(reader);
        if (_closed)
        {
            Close();
        }
    }

    public void Dispose()
    {
        _closed = true;
        Close();
    }

    // By EF, which makes the connection with the functions and collations that its statements need.
    private Opened Open()
    {
        var opener = context();
        try
        {
            opener.Database.OpenConnection();
            var connection = (SqliteConnection)opener.Database.GetDbConnection();
            SqliteStatements.KeepFor(connection);
            return new Opened(opener, connection);
        }
        catch
        {
            opener.Dispose();
            throw;
        }
    }

    private void Close()
    {
        while (_idle.TryDequeue(out var reader))
        {
            reader.Dispose();
        }
    }

    public sealed record Opened(SqliteAccountsDb Opener, SqliteConnection Connection) : IDisposable
    {
        public void Dispose() => Opener.Dispose();
    }
}
