using System.Linq.Expressions;

namespace B2BAccounts.GraphQL.Conventions.Listings;

/// <summary>What a filter or order finds behind a field.</summary>
/// <param name="Expression">From the row to the value.</param>
/// <param name="Normalise">For texts: the rule that made the stored value, to be applied to what a client gives.</param>
internal sealed record MappedField(LambdaExpression Expression, Func<string, string>? Normalise = null);

/// <summary>One step of the order that a list has when its client asks for none.</summary>
internal sealed record DefaultSort(LambdaExpression Expression, bool Descending);

/// <summary>Which expressions stand behind the fields by which rows of a type are filtered, sorted, aggregated and grouped. A field that is not mapped
/// here is the C# property of its name.</summary>
public abstract class Listing
{
    private protected Listing(string typeName, Type rowType, LambdaExpression key)
    {
        TypeName = typeName;
        RowType = rowType;
        Key = key;
    }

    /// <summary>The object or interface type in the schema.</summary>
    public string TypeName { get; }

    public Type RowType { get; }

    internal LambdaExpression Key { get; }

    internal Dictionary<string, MappedField> Filters { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, MappedField> Sorts { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, MappedField> Aggregates { get; } = new(StringComparer.Ordinal);

    internal List<DefaultSort> DefaultOrder { get; } = [];

    internal Dictionary<string, MappedField> Fields(FieldUse use) => use switch
    {
        FieldUse.Filter => Filters,
        FieldUse.Sort => Sorts,
        _ => Aggregates,
    };
}

/// <inheritdoc/>
public sealed class Listing<T> : Listing
{
    internal Listing(string typeName, LambdaExpression key)
        : base(typeName, typeof(T), key)
    {
    }

    /// <summary>Filters, sorts, aggregates and groups a field by an expression, also one that another part of the program answers.</summary>
    /// <param name="path">The field's name in the schema; <c>balance.amount</c> reaches into an object.</param>
    public Listing<T> Field<TValue>(string path, Expression<Func<T, TValue>> value) => Filter(path, value).Sort(path, value).Aggregate(path, value);

    /// <summary>Filters a field by an expression.</summary>
    public Listing<T> Filter<TValue>(string path, Expression<Func<T, TValue>> value)
    {
        Filters.Add(path, new MappedField(value));
        return this;
    }

    /// <summary>Filters a text by a column that holds it normalised; what a client asks for is normalised by the same rule first.</summary>
    public Listing<T> FilterText(string path, Expression<Func<T, string?>> value, Func<string, string> normalise)
    {
        Filters.Add(path, new MappedField(value, normalise));
        return this;
    }

    /// <summary>Sorts a field by an expression: a text, a number, a day or instant, a Guid, a bool or an enum.</summary>
    public Listing<T> Sort<TValue>(string path, Expression<Func<T, TValue>> value)
    {
        Sorts.Add(path, new MappedField(value));
        return this;
    }

    /// <summary>Aggregates a field, or groups by it, by an expression.</summary>
    public Listing<T> Aggregate<TValue>(string path, Expression<Func<T, TValue>> value)
    {
        Aggregates.Add(path, new MappedField(value));
        return this;
    }

    /// <summary>The order of lists whose client asks for none; further calls add further steps. Without any, lists are in the order
    /// of their key.</summary>
    public Listing<T> OrderedBy<TValue>(Expression<Func<T, TValue>> value, bool descending = false)
    {
        DefaultOrder.Add(new DefaultSort(value, descending));
        return this;
    }
}
