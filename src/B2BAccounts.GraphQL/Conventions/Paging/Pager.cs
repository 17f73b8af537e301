using System.Linq.Expressions;
using B2BAccounts.GraphQL.Conventions.Listings;

namespace B2BAccounts.GraphQL.Conventions.Paging;

/// <summary>Reads one page of a list: one statement for the rows, and one more for each thing that they do not tell.</summary>
internal sealed class Pager<T>(Ordering<T> ordering, PageRequest request, PageAsk ask, AskedRow<T> asked, RowReader reader)
{
    public async Task<Page<T>> ReadAsync(IQueryable<T> all, CancellationToken cancellation)
    {
        int? total = ask.TotalCount ? await reader.CountAsync(all, cancellation) : null;
        var rows = ask.Rows ? await reader.ToListAsync(Page(Stretch(all)).Select(Read), cancellation) : [];
        var behind = AsksBehind && await Exists(Behind(all));
        var before = AsksBefore && await Exists(Before(all));
        return Page(rows, total, behind, before);

        async Task<bool> Exists(IQueryable<T> some) => await reader.CountAsync(some.Take(1), cancellation) > 0;
    }

    private Expression<Func<T, KeyedRow<T>>> Read
    {
        get
        {
            var row = Expression.Parameter(typeof(T), "row");
            return Expression.Lambda<Func<T, KeyedRow<T>>>(KeyedRow(row), row);
        }
    }

    /// <summary>What a page reads of a row.</summary>
    public MemberInitExpression KeyedRow(Expression row) =>
        KeyedRow<T>.Of(ask.Nodes ? asked.Of(row) : null, ask.Cursors ? ordering.KeysOf(row) : null);

    private IQueryable<T> Page(IQueryable<T> stretch) => stretch.Provider.CreateQuery<T>(Take(stretch.Expression));

    /// <summary>Whether entries behind the far end of the stretch have to be looked for.</summary>
    public bool AsksBehind => ask.HasNext && request.Before is not null;

    /// <summary>Whether entries before the near end of the stretch have to be looked for.</summary>
    public bool AsksBefore => ask.HasPrevious && request.After is not null;

    public IQueryable<T> Behind(IQueryable<T> all) => all.Where(ordering.Beyond(request.Before!, after: true, inclusive: true));

    public IQueryable<T> Before(IQueryable<T> all) => all.Where(ordering.Beyond(request.After!, after: false, inclusive: true));

    /// <summary>The rows between the cursors.</summary>
    public IQueryable<T> Stretch(IQueryable<T> all)
    {
        var rows = request.After is { } after ? all.Where(ordering.Beyond(after, after: true, inclusive: false)) : all;
        return request.Before is { } before ? rows.Where(ordering.Beyond(before, after: false, inclusive: false)) : rows;
    }

    /// <summary>The page's rows in reading direction, and one more that tells whether others follow.</summary>
    /// <param name="stretch">An expression of IQueryable.</param>
    public Expression Take(Expression stretch) => Expression.Call(
        typeof(Queryable), nameof(Queryable.Take), [typeof(T)], Ordered(stretch), Captured.Value(request.Size + 1, typeof(int)));

    /// <summary>Rows in reading direction.</summary>
    public Expression Ordered(Expression rows) => ordering.Apply(rows, reverse: !request.Forward, reader.NullsComeFirst);

    /// <summary>A page of what was read.</summary>
    public Page<T> Page(List<KeyedRow<T>> rows, int? total, bool behind, bool before)
    {
        var more = rows.Count > request.Size;
        if (more)
        {
            rows.RemoveAt(rows.Count - 1);
        }

        if (!request.Forward)
        {
            rows.Reverse();
        }

        var edges = new Edge<T>[rows.Count];
        for (var i = 0; i < edges.Length; i++)
        {
            edges[i] = new Edge<T>(rows[i].Row, rows[i].Keys, ordering);
        }

        var info = new PageInfo(
            HasNextPage: behind || (more && request.Forward),
            HasPreviousPage: before || (more && !request.Forward),
            ask.Ends && edges.Length > 0 ? edges[0].Cursor : null,
            ask.Ends && edges.Length > 0 ? edges[^1].Cursor : null);
        return new Page<T>(edges, info, total);
    }
}
