using B2BAccounts.Api.Persistence;
using B2BAccounts.GraphQL.Conventions.Listings;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Http;

/// <summary>Runs the lists that clients ask for through EF Core.</summary>
public sealed class EfRows : RowReader
{
    public override bool NullsComeFirst => true;

    public override Task<List<TRow>> ToListAsync<TRow>(IQueryable<TRow> query, CancellationToken cancellation) =>
        EntityFrameworkQueryableExtensions.ToListAsync(query, cancellation);

    public override Task<int> CountAsync<TRow>(IQueryable<TRow> query, CancellationToken cancellation) =>
        EntityFrameworkQueryableExtensions.CountAsync(query, cancellation);

    public override bool IsOverflow(Exception failure) => DatabaseFaults.IsOverflow(failure);
}
