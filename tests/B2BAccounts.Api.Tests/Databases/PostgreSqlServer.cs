using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Tests.Persistence;
using Npgsql;

namespace B2BAccounts.Api.Tests.Databases;

/// <summary>PostgreSQL: the server that B2B_TEST_POSTGRESQL names, or one started for this process. Migrations run once; each database is a copy.</summary>
internal sealed class PostgreSqlServer : DatabaseServer
{
    private readonly ThrowawayPostgreSql? own;
    private readonly TestDatabase template;

    private PostgreSqlServer(string connectionString, ThrowawayPostgreSql? own)
        : base(NpgsqlFactory.Instance, connectionString) => (this.own, template) = (own, new TestDatabase(DatabaseKind.PostgreSql, this, NewName()));

    public static string? WhyNot { get; } = Named is null && ThrowawayPostgreSql.Programs is null
        ? "PostgreSQL is not installed: initdb not found; apt-get install postgresql"
        : null;

    private static string? Named => Environment.GetEnvironmentVariable("B2B_TEST_POSTGRESQL") is { Length: > 0 } named ? named : null;

    public static async Task<DatabaseServer> StartAsync()
    {
        if (WhyNot is { } reason)
        {
            Needed.Missing(reason);
        }

        return await OnAsync(Named is null ? await ThrowawayPostgreSql.StartAsync() : null);
    }

    /// <summary>On a server that ends with it; without one, on the one that is named.</summary>
    public static async Task<DatabaseServer> OnAsync(ThrowawayPostgreSql? own)
    {
        var server = new PostgreSqlServer(own?.ConnectionString ?? Named!, own);
        var name = server.template.Name;
        await server.RunAsync($"CREATE DATABASE {name}");
        await TestBook.MigrateAsync(server.template);
        // Somebody connected to it would keep it from being copied.
        await server.RunAsync($"ALTER DATABASE {name} ALLOW_CONNECTIONS false");
        await server.RunAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
        return server;
    }

    public override async Task<string> MakeAsync()
    {
        var name = NewName();
        await RunAsync($"CREATE DATABASE {name} TEMPLATE {template.Name}");
        return name;
    }

    public override Task DropAsync(string name) => RunAsync($"DROP DATABASE {name} WITH (FORCE)");

    public override async ValueTask DisposeAsync()
    {
        await template.DisposeAsync();
        if (own is not null)
        {
            await own.DisposeAsync();
        }
    }
}
