using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Persistence;

/// <summary>Hands out the configured database's context as <see cref="AccountsDb"/>; EF's own factory is not covariant.</summary>
public sealed class AccountsDbFactory<TDb>(IDbContextFactory<TDb> contexts) : IDbContextFactory<AccountsDb>
    where TDb : AccountsDb
{
    public AccountsDb CreateDbContext() => contexts.CreateDbContext();
}
