using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace B2BAccounts.Api.Persistence.SqlServer;

/// <summary>How dotnet-ef makes the context without starting the program; it writes migrations and opens no database.</summary>
public sealed class SqlServerAccountsDbDesign : IDesignTimeDbContextFactory<SqlServerAccountsDb>
{
    public SqlServerAccountsDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqlServerAccountsDb>().UseSqlServer("Server=design").Options);
}
