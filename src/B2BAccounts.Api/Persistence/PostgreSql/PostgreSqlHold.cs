using Npgsql;

namespace B2BAccounts.Api.Persistence.PostgreSql;

/// <summary>An advisory lock of a connection of its own, which the server gives back when the connection ends.</summary>
internal static class PostgreSqlHold
{
    private const int Copy = 1;

    /// <summary>Null when another connection has the lock.</summary>
    public static async Task<IAsyncDisposable?> TryAsync(string connectionString, CancellationToken cancel)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, KeepAlive = 30 }.ConnectionString);
        try
        {
            await connection.OpenAsync(cancel);
            await using var command = new NpgsqlCommand($"SELECT pg_try_advisory_lock({PostgreSqlWriting.Book}, {Copy})", connection);
            if (await command.ExecuteScalarAsync(cancel) is true)
            {
                return connection;
            }
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }

        await connection.DisposeAsync();
        return null;
    }
}
