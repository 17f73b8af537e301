using System.Linq.Expressions;
using B2BAccounts.GraphQL.Execution;

namespace B2BAccounts.GraphQL.Conventions.Listings;

/// <summary>A row, of which perhaps only a part is read, beside its key. Written as an initializer, which query providers take apart into
/// columns.</summary>
internal sealed class RowByKey<TKey, T>
{
    public required TKey Key { get; init; }

    public required T Row { get; init; }

    public static Expression<Func<T, RowByKey<TKey, T>>> Of(Expression<Func<T, TKey>> key, AskedRow<T> asked) => Expression.Lambda<Func<T, RowByKey<TKey, T>>>(
        Expression.MemberInit(
            Expression.New(typeof(RowByKey<TKey, T>)),
            Expression.Bind(typeof(RowByKey<TKey, T>).GetProperty(nameof(Key))!, key.Body),
            Expression.Bind(typeof(RowByKey<TKey, T>).GetProperty(nameof(Row))!, asked.Of(key.Parameters[0]))),
        key.Parameters);
}

/// <summary>Reads rows that are a field's values.</summary>
internal static class AskedRows
{
    public static Task<List<RowByKey<TKey, T>>> ByKeyAsync<TKey, T>(
        this RowReader reader, IQueryable<T> rows, Expression<Func<T, TKey>> key, FieldContext context) =>
        reader.ToListAsync(rows.Select(RowByKey<TKey, T>.Of(key, Asked<T>(reader, context))), context.CancellationToken);

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
