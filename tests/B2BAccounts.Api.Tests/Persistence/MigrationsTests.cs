using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Persistence.PostgreSql;
using B2BAccounts.Api.Persistence.Sqlite;
using B2BAccounts.Api.Persistence.SqlServer;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Tests.Persistence;

/// <summary>What holds for the migrations of the three databases, seen without a server.</summary>
public sealed class MigrationsTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    [InlineData(DatabaseKind.SqlServer)]
    public void No_change_of_the_model_lacks_its_migration(DatabaseKind database)
    {
        using var db = Context(database);
        Assert.False(db.Database.HasPendingModelChanges(), "Write the migration: see docs/contributing.md.");
    }

    [Fact]
    public void The_three_databases_have_the_same_migrations()
    {
        var names = Enum.GetValues<DatabaseKind>().Select(database =>
        {
            using var db = Context(database);
            return db.Database.GetMigrations().Select(m => m[(m.IndexOf('_', StringComparison.Ordinal) + 1)..]).ToArray();
        }).ToList();
        Assert.NotEmpty(names[0]);
        Assert.All(names, n => Assert.Equal(names[0], n));
    }

    private static AccountsDb Context(DatabaseKind database) => database switch
    {
        DatabaseKind.PostgreSql => new PostgreSqlAccountsDbDesign().CreateDbContext([]),
        DatabaseKind.SqlServer => new SqlServerAccountsDbDesign().CreateDbContext([]),
        _ => new SqliteAccountsDbDesign().CreateDbContext([]),
    };
}
