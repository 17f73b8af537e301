using B2BAccounts.Api.Persistence;

namespace B2BAccounts.Api.Tests.Databases;

/// <summary>A PostgreSQL server for the tests of one class, one after the other, which they stop as a crash would. It loses nothing that it has committed.</summary>
public sealed class FragileServer : IAsyncDisposable
{
    private ThrowawayPostgreSql? own;
    private DatabaseServer? server;

    /// <summary>An empty book on it.</summary>
    public async Task<TestDatabase> MakeAsync()
    {
        if (ThrowawayPostgreSql.Programs is null)
        {
            Needed.Missing("PostgreSQL is not installed: initdb not found; apt-get install postgresql");
        }

        server ??= await PostgreSqlServer.OnAsync(own = await ThrowawayPostgreSql.StartAsync(keepsWhatItCommits: true));
        return new TestDatabase(DatabaseKind.PostgreSql, server, await server.MakeAsync());
    }

    public Task StopAtOnceAsync() => own!.StopAtOnceAsync();

    public Task StartAgainAsync() => own!.StartAgainAsync();

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync();
        }
    }
}
