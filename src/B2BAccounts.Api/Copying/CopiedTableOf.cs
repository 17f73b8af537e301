using B2BAccounts.Api.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace B2BAccounts.Api.Copying;

/// <inheritdoc/>
internal sealed class CopiedTable<TEntity>(IEntityType entity) : CopiedTable(entity)
    where TEntity : class
{
    public override Task<long> CountAsync(AccountsDb db, CancellationToken cancel) => db.Set<TEntity>().LongCountAsync(cancel);

    public override async Task<IReadOnlyList<object>> ReadAsync(
        AccountsDb db, CopiedRows which, IReadOnlyList<object> after, int most, CancellationToken cancel)
    {
        var rows = await NextAsync(after, most);
        // Of a key of several parts, what has its first parts in common with the row before comes before the rest.
        for (var level = after.Count - 1; level > 0 && rows.Count < most; level--)
        {
            rows.AddRange(await NextAsync([.. after.Take(level)], most - rows.Count));
        }

        return rows;

        Task<List<TEntity>> NextAsync(IReadOnlyList<object> key, int count) => db.Set<TEntity>()
            .FromSqlRaw(Sql(db.Kind, which, key.Count), [.. key, count])
            .AsNoTracking().ToListAsync(cancel);
    }

    public override Task InsertAsync(BookDatabase database, AccountsDb db, IReadOnlyList<object> rows, CancellationToken cancel) =>
        database.InsertAsync(db, (IReadOnlyList<TEntity>)rows, cancel);
}
