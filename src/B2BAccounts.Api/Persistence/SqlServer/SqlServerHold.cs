using Microsoft.Data.SqlClient;

namespace B2BAccounts.Api.Persistence.SqlServer;

/// <summary>An application lock of a connection of its own, which the server gives back when the connection ends.</summary>
internal static class SqlServerHold
{
    private const string Lock =
        "DECLARE @outcome int; EXEC @outcome = sp_getapplock @Resource = N'B2BAccounts copy', @LockMode = N'Exclusive', @LockOwner = N'Session', @LockTimeout = 0; SELECT @outcome";

    /// <summary>Null when another connection has the lock.</summary>
    public static async Task<IAsyncDisposable?> TryAsync(string connectionString, CancellationToken cancel)
    {
        var connection = new SqlConnection(new SqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        try
        {
            await connection.OpenAsync(cancel);
            await using var command = new SqlCommand(Lock, connection);
            if ((int)(await command.ExecuteScalarAsync(cancel))! >= 0)
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
