using System.Linq.Expressions;
using B2BAccounts.GraphQL.Conventions.Listings;

namespace B2BAccounts.GraphQL.Conventions.Paging;

/// <summary>Reads a page for each of many owners: as many statements as one owner's page takes.</summary>
internal sealed class BatchPager<T, TKey>(
    Pager<T> pager, PageAsk ask, RowReader reader, Expression<Func<T, TKey>> ownerOf)
    where TKey : notnull
{
    public async Task<Dictionary<TKey, Page<T>>> ReadAsync(IQueryable<T> all, List<TKey> owners, CancellationToken cancellation)
    {
        if (owners is [var only])
        {
            var own = all.Where(OwnedBy(Captured.Value(only, typeof(TKey))));
            return new Dictionary<TKey, Page<T>> { [only] = await pager.ReadAsync(own, cancellation) };
        }

        var owned = all.Where(OwnedByAny(owners));
        var totals = ask.TotalCount ? await Totals(owned, cancellation) : [];
        var rows = ask.Rows ? await Rows(owned, cancellation) : [];
        var behind = pager.AsksBehind ? await Owners(pager.Behind(owned), cancellation) : [];
        var before = pager.AsksBefore ? await Owners(pager.Before(owned), cancellation) : [];
        return owners.ToDictionary(o => o, o => pager.Page(
            rows.GetValueOrDefault(o, []),
            ask.TotalCount ? totals.GetValueOrDefault(o) : null,
            behind.Contains(o),
            before.Contains(o)));
    }

    private async Task<Dictionary<TKey, List<KeyedRow<T>>>> Rows(IQueryable<T> owned, CancellationToken cancellation)
    {
        // Stores number each owner's rows and keep the first ones; the outer order puts what is left in sequence again.
        var stretch = pager.Stretch(owned);
        var owner = Expression.Parameter(typeof(TKey), "owner");
        var own = Expression.Call(
            typeof(Queryable), nameof(Queryable.Where), [typeof(T)], stretch.Expression, Expression.Quote(OwnedBy(owner)));
        var firsts = stretch.Select(ownerOf).Distinct()
            .SelectMany(Expression.Lambda<Func<TKey, IEnumerable<T>>>(pager.Take(own), owner));
        var pages = firsts.Provider.CreateQuery<T>(pager.Ordered(firsts.Expression));
        var row = ownerOf.Parameters[0];
        var withOwner = Expression.Lambda<Func<T, OwnedRow>>(
            Expression.MemberInit(
                Expression.New(typeof(OwnedRow)),
                Expression.Bind(typeof(OwnedRow).GetProperty(nameof(OwnedRow.Owner))!, ownerOf.Body),
                Expression.Bind(typeof(OwnedRow).GetProperty(nameof(OwnedRow.Row))!, pager.KeyedRow(row))),
            row);
        var byOwner = new Dictionary<TKey, List<KeyedRow<T>>>();
        foreach (var read in await reader.ToListAsync(pages.Select(withOwner), cancellation))
        {
            (byOwner.TryGetValue(read.Owner, out var list) ? list : byOwner[read.Owner] = []).Add(read.Row);
        }

        return byOwner;
    }

    private async Task<Dictionary<TKey, int>> Totals(IQueryable<T> owned, CancellationToken cancellation)
    {
        var counts = await reader.ToListAsync(owned.GroupBy(ownerOf).Select(g => new OwnerCount(g.Key, g.Count())), cancellation);
        return counts.ToDictionary(c => c.Owner, c => c.Count);
    }

    private async Task<HashSet<TKey>> Owners(IQueryable<T> rows, CancellationToken cancellation) =>
        [.. await reader.ToListAsync(rows.Select(ownerOf).Distinct(), cancellation)];

    private Expression<Func<T, bool>> OwnedBy(Expression owner) =>
        Expression.Lambda<Func<T, bool>>(Expression.Equal(ownerOf.Body, owner), ownerOf.Parameters[0]);

    /// <summary>The rows of these owners.</summary>
    public Expression<Func<T, bool>> OwnedByAny(List<TKey> owners) => Expression.Lambda<Func<T, bool>>(
        Expression.Call(
            typeof(Enumerable), nameof(Enumerable.Contains), [typeof(TKey)], Captured.Value(owners, typeof(List<TKey>)), ownerOf.Body),
        ownerOf.Parameters[0]);

    private sealed class OwnedRow
    {
        public required TKey Owner { get; init; }

        public required KeyedRow<T> Row { get; init; }
    }

    private sealed record OwnerCount(TKey Owner, int Count);
}
