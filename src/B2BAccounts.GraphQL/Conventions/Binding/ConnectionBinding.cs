using System.Linq.Expressions;
using B2BAccounts.GraphQL.Conventions.Aggregates;
using B2BAccounts.GraphQL.Conventions.Listings;
using B2BAccounts.GraphQL.Conventions.Paging;
using B2BAccounts.GraphQL.Execution;

namespace B2BAccounts.GraphQL.Conventions.Binding;

/// <summary>Binds fields marked @connection.</summary>
public static class ConnectionBinding
{
    /// <summary>A list at the query root.</summary>
    /// <param name="source">All rows that the caller may see; the field's own arguments are in the context.</param>
    /// <param name="reader">Runs the queries, where they are not the conventions' usual ones: <see cref="MemoryRows"/> for lists in memory.</param>
    public static RootBinding Connection<T>(
        this RootBinding root, ConventionBindings conventions, string field, Func<FieldContext, IQueryable<T>> source, RowReader? reader = null) =>
        root.Connection(conventions, field, context => Task.FromResult(source(context)), reader);

    /// <inheritdoc cref="Connection{T}(RootBinding, ConventionBindings, string, Func{FieldContext, IQueryable{T}}, RowReader?)"/>
    public static RootBinding Connection<T>(
        this RootBinding root, ConventionBindings conventions, string field, Func<FieldContext, Task<IQueryable<T>>> source, RowReader? reader = null)
    {
        var owner = conventions.Schema.QueryType!.Name;
        if (conventions.Connection(owner, field, typeof(T)) is not { } shape)
        {
            return root;
        }

        var connection = new ConnectionField<T>(conventions, shape, reader ?? conventions.Reader);
        return root.Field(field, async (FieldContext context) =>
        {
            var asked = connection.Read(context);
            var rows = asked.Filtered(await source(context));
            var page = await asked.Pager.ReadAsync(rows, context.CancellationToken);
            page.Whole = new PageRows<T>(async () => asked.Filtered(await source(context)));
            return page;
        });
    }

    /// <summary>A list below an object. The pages of all objects of a level are read in one statement.</summary>
    /// <param name="source">The rows of all owners that the caller may see.</param>
    /// <param name="ownerKey">The owner's key.</param>
    /// <param name="ownerOf">From a row to its owner's key.</param>
    public static ObjectBinding<TOwner> BatchConnection<TOwner, T, TKey>(
        this ObjectBinding<TOwner> owner,
        ConventionBindings conventions,
        string field,
        Func<FieldContext, IQueryable<T>> source,
        Expression<Func<TOwner, TKey>> ownerKey,
        Expression<Func<T, TKey>> ownerOf,
        RowReader? reader = null)
        where TOwner : notnull
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(source);
        return owner.BatchConnection(conventions, field, (IReadOnlyList<TKey> _, FieldContext context) => source(context), ownerKey, ownerOf, reader);
    }

    /// <inheritdoc cref="BatchConnection{TOwner, T, TKey}(ObjectBinding{TOwner}, ConventionBindings, string, Func{FieldContext, IQueryable{T}}, Expression{Func{TOwner, TKey}}, Expression{Func{T, TKey}}, RowReader?)"/>
    /// <param name="source">The rows of these owners that the caller may see, for lists that must know whose they are before they can be made.</param>
    public static ObjectBinding<TOwner> BatchConnection<TOwner, T, TKey>(
        this ObjectBinding<TOwner> owner,
        ConventionBindings conventions,
        string field,
        Func<IReadOnlyList<TKey>, FieldContext, IQueryable<T>> source,
        Expression<Func<TOwner, TKey>> ownerKey,
        Expression<Func<T, TKey>> ownerOf,
        RowReader? reader = null)
        where TOwner : notnull
        where TKey : notnull
    {
        if (conventions.Connection(owner.Name, field, typeof(T)) is not { } shape)
        {
            return owner;
        }

        var connection = new ConnectionField<T>(conventions, shape, reader ?? conventions.Reader);
        return owner.Batch(field, ownerKey, async (IReadOnlyList<TKey> keys, FieldContext context) =>
        {
            var asked = connection.Read(context);
            var pager = new BatchPager<T, TKey>(asked.Pager, asked.Ask, connection.Reader, ownerOf);
            List<TKey> owners = [.. keys.Distinct()];
            var pages = await pager.ReadAsync(asked.Filtered(source(owners, context)), owners, context.CancellationToken);
            var whole = new PageRows<T>(() => Task.FromResult(asked.Filtered(source(owners, context)).Where(pager.OwnedByAny([.. pages.Keys]))), ownerOf);
            foreach (var (key, page) in pages)
            {
                (page.Whole, page.Owner) = (whole, key);
            }

            IReadOnlyList<Page<T>> inOrder = [.. keys.Select(k => pages[k])];
            return inOrder;
        });
    }
}
