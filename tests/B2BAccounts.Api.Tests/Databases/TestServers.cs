using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Tests.Databases;

[assembly: AssemblyFixture(typeof(TestServers))]

namespace B2BAccounts.Api.Tests.Databases;

/// <summary>The servers that databases of this process are made on: each started when a test first needs it, ended after the last test.</summary>
public sealed class TestServers : IAsyncDisposable
{
    private static readonly Lazy<Task<DatabaseServer>> PostgreSql = new(PostgreSqlServer.StartAsync);
    private static readonly Lazy<Task<DatabaseServer>> SqlServer = new(() => Task.FromResult<DatabaseServer>(new NamedSqlServer()));

    /// <summary>Why tests are not run on a database here; null when they are. Where CI=true demands what is missing, they are run, and fail.</summary>
    public static string? WhyNot(DatabaseKind database) => database switch
    {
        DatabaseKind.PostgreSql => Needed.Demanded ? null : PostgreSqlServer.WhyNot,
        DatabaseKind.SqlServer => NamedSqlServer.WhyNot,
        _ => null,
    };

    /// <summary>None for SQLite, whose databases are files.</summary>
    internal static async Task<DatabaseServer?> ForAsync(DatabaseKind database) => database switch
    {
        DatabaseKind.PostgreSql => await PostgreSql.Value,
        DatabaseKind.SqlServer => await SqlServer.Value,
        _ => null,
    };

    public async ValueTask DisposeAsync()
    {
        foreach (var server in new[] { PostgreSql, SqlServer }.Where(s => s.IsValueCreated && s.Value.IsCompletedSuccessfully))
        {
            await (await server.Value).DisposeAsync();
        }
    }
}
