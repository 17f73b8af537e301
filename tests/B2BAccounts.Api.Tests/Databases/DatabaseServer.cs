using System.Data.Common;

namespace B2BAccounts.Api.Tests.Databases;

/// <summary>A server where tests may make databases, and drop them.</summary>
internal abstract class DatabaseServer(DbProviderFactory factory, string connectionString) : IAsyncDisposable
{
    public DbProviderFactory Factory => factory;

    /// <summary>Makes an empty database of a name that no other has, with the newest tables where that saves time.</summary>
    public abstract Task<string> MakeAsync();

    public abstract Task DropAsync(string name);

    public abstract ValueTask DisposeAsync();

    public string ConnectionString(string name)
    {
        var parts = factory.CreateConnectionStringBuilder()!;
        parts.ConnectionString = connectionString;
        parts["Database"] = name;
        return parts.ConnectionString;
    }

    protected static string NewName() => $"b2b_test_{Guid.NewGuid():N}";

    protected async Task RunAsync(string statement)
    {
        await using var connection = factory.CreateConnection()!;
        // A connection kept from before a server was stopped would be of no use.
        connection.ConnectionString = $"{connectionString};Pooling=False";
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        await command.ExecuteNonQueryAsync();
    }
}
