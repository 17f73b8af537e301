using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace B2BAccounts.Api.Persistence.PostgreSql;

/// <summary>How dotnet-ef makes the context without starting the program; it writes migrations and opens no database.</summary>
public sealed class PostgreSqlAccountsDbDesign : IDesignTimeDbContextFactory<PostgreSqlAccountsDb>
{
    public PostgreSqlAccountsDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgreSqlAccountsDb>().UseNpgsql("Host=design").Options);
}
