using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Persistence.PostgreSql;

/// <summary>The book on PostgreSQL; its migrations are in Migrations/PostgreSql.</summary>
public sealed class PostgreSqlAccountsDb(DbContextOptions<PostgreSqlAccountsDb> options) : AccountsDb(options);
