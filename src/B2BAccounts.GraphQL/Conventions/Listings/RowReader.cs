namespace B2BAccounts.GraphQL.Conventions.Listings;

/// <summary>Runs the queries that the conventions build: a few lines over the host's data access, so that the engine needs none.</summary>
public abstract class RowReader
{
    /// <summary>Whether the store puts nulls before all values in ascending order by itself. Where it does not, the order says so
    /// explicitly, so that a list reads the same on every store.</summary>
    public abstract bool NullsComeFirst { get; }

    /// <summary>Whether rows are made of columns, so that it is worth leaving some unread. Where it is not, rows are handed on as they are.</summary>
    public virtual bool ReadsColumns => true;

    /// <summary>The rows of a query, in its order.</summary>
    public abstract Task<List<TRow>> ToListAsync<TRow>(IQueryable<TRow> query, CancellationToken cancellation);

    /// <summary>The number of rows of a query.</summary>
    public abstract Task<int> CountAsync<TRow>(IQueryable<TRow> query, CancellationToken cancellation);

    /// <summary>Whether reading failed because a sum was beyond what the store can hold. Stores tell it in ways of their own.</summary>
    public virtual bool IsOverflow(Exception failure) => failure is OverflowException;
}
