using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace B2BAccounts.Api.Persistence.Sqlite;

/// <summary>How dotnet-ef makes the context without starting the program; it writes migrations and opens no database.</summary>
public sealed class SqliteAccountsDbDesign : IDesignTimeDbContextFactory<SqliteAccountsDb>
{
    public SqliteAccountsDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteAccountsDb>().UseSqlite("Data Source=design.db").Options);
}
