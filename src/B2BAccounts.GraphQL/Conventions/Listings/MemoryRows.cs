namespace B2BAccounts.GraphQL.Conventions.Listings;

/// <summary>Reads lists that are in memory already (<c>AsQueryable</c>).</summary>
public sealed class MemoryRows : RowReader
{
    public override bool NullsComeFirst => true;

    public override bool ReadsColumns => false;

    public override Task<List<TRow>> ToListAsync<TRow>(IQueryable<TRow> query, CancellationToken cancellation) =>
        Task.FromResult(query.ToList());

    public override Task<int> CountAsync<TRow>(IQueryable<TRow> query, CancellationToken cancellation) =>
        Task.FromResult(query.Count());
}
