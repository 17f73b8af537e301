using System.Linq.Expressions;
using B2BAccounts.GraphQL.Conventions.Aggregates;
using B2BAccounts.GraphQL.Conventions.Filters;
using B2BAccounts.GraphQL.Conventions.Listings;
using B2BAccounts.GraphQL.Conventions.Paging;
using B2BAccounts.GraphQL.Execution;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Conventions.Binding;

/// <summary>Reads the arguments of one connection.</summary>
internal sealed class ConnectionField<T>
{
    private readonly ConventionBindings conventions;
    private readonly ConnectionShape shape;
    private readonly InputObjectType? filter;

    public ConnectionField(ConventionBindings conventions, ConnectionShape shape, RowReader reader)
    {
        this.conventions = conventions;
        this.shape = shape;
        Reader = reader;
        filter = shape.FilterName is { } name ? (InputObjectType)conventions.Schema.Type(name)! : null;
        var bindings = conventions.Bindings;
        if (!bindings.Objects.ContainsKey(shape.TypeName))
        {
            bindings.Object<Page<T>>(shape.TypeName)
                .Field("totalCount", page => page.TotalCount, count => count ?? throw new InvalidOperationException("The count was not asked for."));
            new AggregateFields<T>(conventions, shape, reader).Bind();
            bindings.Object<Edge<T>>(shape.EdgeName);
            bindings.Object<PageInfo>("PageInfo");
        }
    }

    public RowReader Reader { get; }

    public Asked Read(FieldContext context)
    {
        var listing = conventions.ListingOf(typeof(T))!;
        var where = filter is null
            ? null
            : FilterExpression.Build<T>(
                conventions.ListingOf, conventions.Limits, filter, context.Argument<IReadOnlyDictionary<string, object?>?>("where"));
        var ordering = OrderExpression.Build<T>(
            conventions.ListingOf, conventions.Limits, listing, shape.SortName is null ? null : context.Argument<object?>("order"));
        var ask = PageAsk.Of(context.Selection);
        var request = PageRequest.Read(
            context.Argument<int?>("first"),
            context.Argument<string?>("after"),
            context.Argument<int?>("last"),
            context.Argument<string?>("before"),
            shape,
            ordering);
        var row = Reader.ReadsColumns ? AskedRow<T>.OfPage(context.Selection) : AskedRow<T>.Whole;
        return new Asked(where, ask, new Pager<T>(ordering, request, ask, row, Reader));
    }

    public sealed record Asked(Expression<Func<T, bool>>? Where, PageAsk Ask, Pager<T> Pager)
    {
        public IQueryable<T> Filtered(IQueryable<T> rows) => Where is null ? rows : rows.Where(Where);
    }
}
