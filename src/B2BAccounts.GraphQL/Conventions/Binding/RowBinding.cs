using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using B2BAccounts.GraphQL.Conventions.Listings;
using B2BAccounts.GraphQL.Execution;

namespace B2BAccounts.GraphQL.Conventions.Binding;

/// <summary>Binds fields whose values are rows of a store, found by a key. Of each row is read what its client asks for.</summary>
public static class RowBinding
{
    /// <summary>One row at the query root, or null.</summary>
    /// <param name="source">The row, if it exists and the caller may see it; more than one is an error.</param>
    /// <param name="reader">Runs the query, where it is not the conventions' usual one.</param>
    public static RootBinding Row<T>(
        this RootBinding root, ConventionBindings conventions, string field, Func<FieldContext, IQueryable<T>> source, RowReader? reader = null)
        where T : class =>
        root.Field(field, async Task<T?> (FieldContext context) =>
            (await (reader ?? conventions.Reader).AskedAsync(source(context), context)) switch
            {
                [] => null,
                [var only] => only,
                _ => throw new InvalidOperationException($"{field} found more than one row; its source must single one out."),
            });

    /// <summary>The row that an object refers to by its key, or null. The rows of all objects of a level are read in one statement.</summary>
    /// <param name="key">From the object to the row's key; null where it refers to none.</param>
    /// <param name="source">The rows of these keys that exist and that the caller may see, in any order.</param>
    /// <param name="rowKey">From a row to its key, which no two rows share.</param>
    /// <param name="reader">Runs the query, where it is not the conventions' usual one.</param>
    [OverloadResolutionPriority(1)]
    public static ObjectBinding<TOwner> BatchRow<TOwner, T, TKey>(
        this ObjectBinding<TOwner> owner,
        ConventionBindings conventions,
        string field,
        Expression<Func<TOwner, TKey?>> key,
        Func<IReadOnlyList<TKey>, FieldContext, IQueryable<T>> source,
        Expression<Func<T, TKey>> rowKey,
        RowReader? reader = null)
        where TOwner : notnull
        where T : class
        where TKey : struct => owner.BatchRow(field, key, source, rowKey, reader ?? conventions.Reader);

    /// <inheritdoc cref="BatchRow{TOwner, T, TKey}(ObjectBinding{TOwner}, ConventionBindings, string, Expression{Func{TOwner, Nullable{TKey}}}, Func{IReadOnlyList{TKey}, FieldContext, IQueryable{T}}, Expression{Func{T, TKey}}, RowReader?)"/>
    public static ObjectBinding<TOwner> BatchRow<TOwner, T, TKey>(
        this ObjectBinding<TOwner> owner,
        ConventionBindings conventions,
        string field,
        Expression<Func<TOwner, TKey?>> key,
        Func<IReadOnlyList<TKey>, FieldContext, IQueryable<T>> source,
        Expression<Func<T, TKey>> rowKey,
        RowReader? reader = null)
        where TOwner : notnull
        where T : class
        where TKey : notnull => owner.BatchRow(field, key, source, rowKey, reader ?? conventions.Reader);

    /// <summary>The rows that belong to an object, all of them. Those of all objects of a level are read in one statement.</summary>
    /// <param name="key">The object's key.</param>
    /// <param name="source">The rows of the objects with these keys that the caller may see, in the order of each list.</param>
    /// <param name="ownerOf">From a row to the key of the object that it belongs to.</param>
    /// <param name="reader">Runs the query, where it is not the conventions' usual one.</param>
    public static ObjectBinding<TOwner> BatchRows<TOwner, T, TKey>(
        this ObjectBinding<TOwner> owner,
        ConventionBindings conventions,
        string field,
        Expression<Func<TOwner, TKey>> key,
        Func<IReadOnlyList<TKey>, FieldContext, IQueryable<T>> source,
        Expression<Func<T, TKey>> ownerOf,
        RowReader? reader = null)
        where TOwner : notnull
        where TKey : notnull =>
        owner.Batch(field, key, async Task<IReadOnlyList<IReadOnlyList<T>>> (IReadOnlyList<TKey> keys, FieldContext context) =>
        {
            var rows = await (reader ?? conventions.Reader).ByKeyAsync(source([.. keys.Distinct()], context), ownerOf, context);
            var byOwner = rows.ToLookup(r => r.Key, r => r.Row);
            return [.. keys.Select(k => (IReadOnlyList<T>)[.. byOwner[k]])];
        });

    /// <summary>The rows that an object refers to by a list of keys, in its order; what is not found is left out. The rows of all objects
    /// of a level are read in one statement.</summary>
    /// <param name="keys">From the object to the rows' keys.</param>
    /// <param name="source">The rows of these keys that exist and that the caller may see, in any order.</param>
    /// <param name="rowKey">From a row to its key, which no two rows share.</param>
    /// <param name="reader">Runs the query, where it is not the conventions' usual one.</param>
    public static ObjectBinding<TOwner> BatchRowsByKeys<TOwner, T, TKey>(
        this ObjectBinding<TOwner> owner,
        ConventionBindings conventions,
        string field,
        Expression<Func<TOwner, IReadOnlyList<TKey>>> keys,
        Func<IReadOnlyList<TKey>, FieldContext, IQueryable<T>> source,
        Expression<Func<T, TKey>> rowKey,
        RowReader? reader = null)
        where TOwner : notnull
        where T : class
        where TKey : notnull =>
        owner.Batch(field, keys, async Task<IReadOnlyList<IReadOnlyList<T>>> (IReadOnlyList<IReadOnlyList<TKey>> lists, FieldContext context) =>
        {
            var found = await (reader ?? conventions.Reader).FindAsync(lists.SelectMany(l => l), source, rowKey, context);
            return [.. lists.Select(l => (IReadOnlyList<T>)[.. l.Where(found.ContainsKey).Select(k => found[k])])];
        });

    // A key that may be missing is of its own type (Nullable) where it is a structure.
    private static ObjectBinding<TOwner> BatchRow<TOwner, T, TMaybe, TKey>(
        this ObjectBinding<TOwner> owner,
        string field,
        Expression<Func<TOwner, TMaybe>> key,
        Func<IReadOnlyList<TKey>, FieldContext, IQueryable<T>> source,
        Expression<Func<T, TKey>> rowKey,
        RowReader reader)
        where TOwner : notnull
        where T : class
        where TKey : notnull =>
        owner.Batch(field, key, async Task<IReadOnlyList<T?>> (IReadOnlyList<TMaybe> keys, FieldContext context) =>
        {
            var found = await reader.FindAsync(keys.OfType<TKey>(), source, rowKey, context);
            return [.. keys.Select(k => k is TKey known ? found.GetValueOrDefault(known) : null)];
        });

    private static async Task<Dictionary<TKey, T>> FindAsync<T, TKey>(
        this RowReader reader,
        IEnumerable<TKey> keys,
        Func<IReadOnlyList<TKey>, FieldContext, IQueryable<T>> source,
        Expression<Func<T, TKey>> rowKey,
        FieldContext context)
        where TKey : notnull
    {
        var wanted = keys.Distinct().ToList();
        var rows = wanted.Count == 0 ? [] : await reader.ByKeyAsync(source(wanted, context), rowKey, context);
        return rows.ToDictionary(r => r.Key, r => r.Row);
    }
}
