using B2BAccounts.Api.Security;
using B2BAccounts.Api.Security.Exports;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Persistence;

/// <summary>The whole book: for rules, posting and jobs. What a caller is answered comes from <see cref="AnswersDb"/>.</summary>
public abstract class AccountsDb(DbContextOptions options) : Book(options)
{
    public DbSet<User> Users => Set<User>();

    public DbSet<RefreshToken> RefreshTokens => Set<RefreshToken>();

    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    public DbSet<Delegation> Delegations => Set<Delegation>();

    public DbSet<ExportCount> ExportCounts => Set<ExportCount>();
}
