using System.Linq.Expressions;
using B2BAccounts.GraphQL.Execution;

namespace B2BAccounts.GraphQL.Conventions.Listings;

/// <summary>A row, of which perhaps only a part is read, beside its key.</summary>
internal sealed record RowByKey<TKey, T>(TKey Key, T Row);

/// <summary>Reads rows that are a field's values.</summary>
internal static class AskedRows
{
    public static Task<List<RowByKey<TKey, T>>> ByKeyAsync<TKey, T>(
        this RowReader reader, IQueryable<T> rows, Expression<Func<T, TKey>> key, FieldContext context)
    {
        var row = key.Parameters[0];
        var withKey = Expression.Lambda<Func<T, RowByKey<TKey, T>>>(
            Expression.New(typeof(RowByKey<TKey, T>).GetConstructors()[0], key.Body, Asked<T>(reader, context).Of(row)), row);
        return reader.ToListAsync(rows.Select(withKey), context.CancellationToken);
    }

    public static Task<List<T>> AskedAsync<T>(this RowReader reader, IQueryable<T> rows, FieldContext context)
    {
        var row = Expression.Parameter(typeof(T), "row");
        var asked = Asked<T>(reader, context);
        return reader.ToListAsync(
            asked == AskedRow<T>.Whole ? rows : rows.Select(Expression.Lambda<Func<T, T>>(asked.Of(row), row)), context.CancellationToken);
    }

    private static AskedRow<T> Asked<T>(RowReader reader, FieldContext context) =>
        reader.ReadsColumns ? AskedRow<T>.OfValues(context.Selection) : AskedRow<T>.Whole;
}
