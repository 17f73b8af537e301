using B2BAccounts.Api.Tests.Databases;

[assembly: AssemblyFixture(typeof(TestServers))]

namespace B2BAccounts.Api.Tests.Databases;

/// <summary>The servers that databases of this process are made on: each started when a test first needs it, ended after the last test.</summary>
public sealed class TestServers : IAsyncDisposable
{
    private static readonly Lazy<Task<DatabaseServer>> PostgreSql = new(PostgreSqlServer.StartAsync);

    /// <summary>Why tests are not run on a database here; null when they are. Where CI=true demands what is missing, they are run, and fail.</summary>
    public static string? WhyNot(Database database) => database switch
    {
        Database.PostgreSql when !B2BAccounts.Api.Persistence.DatabaseOptionsCheck.Providers.Contains("PostgreSql") => "B2BAccounts does not open PostgreSQL yet",
        Database.PostgreSql => Needed.Demanded ? null : PostgreSqlServer.WhyNot,
        Database.SqlServer => "B2B_TEST_SQLSERVER is not set",
        _ => null,
    };

    /// <summary>None for SQLite, whose databases are files.</summary>
    internal static async Task<DatabaseServer?> ForAsync(Database database) => database switch
    {
        Database.PostgreSql => await PostgreSql.Value,
        Database.SqlServer => throw new NotSupportedException(),
        _ => null,
    };

    public async ValueTask DisposeAsync()
    {
        foreach (var server in new[] { PostgreSql }.Where(s => s.IsValueCreated))
        {
            await (await server.Value).DisposeAsync();
        }
    }
}
