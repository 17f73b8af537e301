using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace B2BAccounts.Api.Persistence.Sqlite;

/// <summary>What every connection to the file is told: an acknowledged posting survives a power cut, and a locked file is waited for.</summary>
public sealed class SqliteSession : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 5000; PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 16000;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        ArgumentNullException.ThrowIfNull(connection);
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        // The driver works on the caller's thread.
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }
}
