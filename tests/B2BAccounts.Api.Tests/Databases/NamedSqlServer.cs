using B2BAccounts.Api.Persistence;
using Microsoft.Data.SqlClient;

namespace B2BAccounts.Api.Tests.Databases;

/// <summary>The SQL Server that B2B_TEST_SQLSERVER names. It has no quick copy of a database, so that each is migrated when a book opens it.</summary>
internal sealed class NamedSqlServer() : DatabaseServer(SqlClientFactory.Instance, Named ?? "")
{
    public static string? WhyNot { get; } = Named is null ? "B2B_TEST_SQLSERVER is not set" : null;

    private static string? Named => Environment.GetEnvironmentVariable("B2B_TEST_SQLSERVER") is { Length: > 0 } named ? named : null;

    public override async Task<string> MakeAsync()
    {
        var name = NewName();
        await RunAsync($"CREATE DATABASE {name} COLLATE {StoredForms.SqlServerCollation}");
        await RunAsync($"ALTER DATABASE {name} SET ALLOW_SNAPSHOT_ISOLATION ON");
        await RunAsync($"ALTER DATABASE {name} SET READ_COMMITTED_SNAPSHOT ON");
        return name;
    }

    public override async Task DropAsync(string name)
    {
        await RunAsync($"ALTER DATABASE {name} SET SINGLE_USER WITH ROLLBACK IMMEDIATE");
        await RunAsync($"DROP DATABASE {name}");
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
