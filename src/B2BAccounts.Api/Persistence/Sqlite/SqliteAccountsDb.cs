using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Persistence.Sqlite;

/// <summary>The book in one SQLite file; its migrations are in Migrations/Sqlite.</summary>
public sealed class SqliteAccountsDb(DbContextOptions<SqliteAccountsDb> options) : AccountsDb(options);
