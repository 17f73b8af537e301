using B2BAccounts.Api.Http;
using B2BAccounts.GraphQL.Conventions.Listings;
using Microsoft.EntityFrameworkCore.Query;

namespace B2BAccounts.Api.Receivables;

/// <summary>Reads a list from the database where its rows are kept for the day, and from memory where they had to be reckoned.</summary>
internal sealed class FiguresRows : RowReader
{
    private static readonly EfRows Kept = new();
    private static readonly MemoryRows Reckoned = new();

    public override bool NullsComeFirst => true;

    public override Task<List<TRow>> ToListAsync<TRow>(IQueryable<TRow> query, CancellationToken cancellation) => Of(query).ToListAsync(query, cancellation);

    public override Task<int> CountAsync<TRow>(IQueryable<TRow> query, CancellationToken cancellation) => Of(query).CountAsync(query, cancellation);

    public override bool IsOverflow(Exception failure) => Kept.IsOverflow(failure) || Reckoned.IsOverflow(failure);

    private static RowReader Of(IQueryable query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return query.Provider is IAsyncQueryProvider ? Kept : Reckoned;
    }
}
