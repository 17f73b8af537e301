using System.Data.Common;
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

    /// <summary>SQLite says it in words, other databases by the state of the SQL standard.</summary>
    public override bool IsOverflow(Exception failure) => failure is OverflowException
        || (failure is DbException database && (database.SqlState == "22003" || database.Message.Contains("integer overflow", StringComparison.Ordinal)));
}
