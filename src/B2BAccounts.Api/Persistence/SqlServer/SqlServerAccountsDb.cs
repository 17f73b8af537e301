using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Persistence.SqlServer;

/// <summary>The book on SQL Server; its migrations are in Migrations/SqlServer.</summary>
public sealed class SqlServerAccountsDb(DbContextOptions<SqlServerAccountsDb> options) : AccountsDb(options);
