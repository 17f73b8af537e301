using B2BAccounts.Api.Security;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Persistence;

/// <summary>Opens the book within a scope; the caller disposes it. Several may be open at once.</summary>
public sealed class AnswersDbFactory(DbContextOptions<AnswersDb> options)
{
    public AnswersDb Create(Scope scope) => new(options, scope);
}
