using System.Collections;
using System.Linq.Expressions;
using B2BAccounts.GraphQL.Conventions.Filters;
using B2BAccounts.GraphQL.Conventions.Listings;
using B2BAccounts.GraphQL.Execution;

namespace B2BAccounts.GraphQL.Conventions.Paging;

/// <summary>Turns a coerced list of sort inputs into an order. Each entry names one field, since the fields of an input object have
/// no order of their own.</summary>
internal static class OrderExpression
{
    public static Ordering<T> Build<T>(Func<Type, Listing?> listingOf, ListLimits limits, Listing listing, object? input)
    {
        var row = Expression.Parameter(typeof(T), "row");
        var scope = new FieldScope(typeof(T), row, listingOf, FieldUse.Sort);
        List<SortKey> keys = [];
        foreach (var entry in Entries(input))
        {
            var key = Key(scope, limits, entry, "");
            if (keys.Count == limits.OrderSteps)
            {
                throw Refused($"order: more than {limits.OrderSteps} steps are given, which is the limit.");
            }

            if (keys.Exists(k => k.Name == key.Name))
            {
                throw Refused($"order: {key.Name} is named twice; once is enough.");
            }

            keys.Add(key);
        }

        if (keys.Count == 0)
        {
            keys.AddRange(listing.DefaultOrder.Select((step, i) =>
                Sorted($"default{i}", Inlined.Of(step.Expression, row), step.Descending)));
        }

        var unique = Inlined.Of(listing.Key, row);
        if (!keys.Exists(k => IsSameMember(k.Value, unique)))
        {
            keys.Add(SortKey.Of("", unique, descending: false, nullable: false));
        }

        return new Ordering<T>(listing.TypeName, row, keys);
    }

    private static SortKey Key(FieldScope scope, ListLimits limits, IReadOnlyDictionary<string, object?> entry, string path)
    {
        if (entry.Count != 1)
        {
            var given = entry.Count == 0 ? "none" : string.Join(", ", entry.Keys);
            throw Refused($"order{path}: each entry names one field, here: {given}. Give a list with an entry for each field.");
        }

        var (name, value) = entry.Single();
        var at = $"{path}.{name}";
        if (value is null)
        {
            throw Refused($"order{at}: ASC or DESC is needed, not null.");
        }

        var field = scope.Find(name)
            ?? throw new InvalidOperationException($"{scope.TypeName}.{name} is sorted, but neither mapped nor a property of {scope.InstanceType}.");
        if (value is not IReadOnlyDictionary<string, object?> inner)
        {
            return Sorted(at[1..], field.Value!, IsDescending(value));
        }

        if (field.Value is { } list && FieldScope.ElementType(list.Type) is { } element)
        {
            return Key(inner, Expression.Call(typeof(Enumerable), nameof(Enumerable.Count), [element], list), at);
        }

        if (scope.Relations >= limits.Relations)
        {
            throw Refused($"order{at}: the order reaches over more than {limits.Relations} objects, which is the limit.");
        }

        var below = Key(scope.Into(name, field), limits, inner, at);
        return field is { Nullable: true, Value: { } related } ? Guarded(below, related) : below;
    }

    private static SortKey Key(IReadOnlyDictionary<string, object?> entry, Expression count, string path) =>
        entry.TryGetValue("count", out var direction) && direction is not null
            ? Sorted(path[1..] + ".count", count, IsDescending(direction))
            : throw Refused($"order{path}: count: ASC or count: DESC is needed.");

    private static SortKey Sorted(string name, Expression value, bool descending) =>
        SortKey.Of(name, value, descending, FieldScope.MayBeNull(value));

    /// <summary>A value behind a reference that may be null is null then.</summary>
    private static SortKey Guarded(SortKey key, Expression related)
    {
        var type = key.Value.Type.IsValueType && Nullable.GetUnderlyingType(key.Value.Type) is null
            ? typeof(Nullable<>).MakeGenericType(key.Value.Type)
            : key.Value.Type;
        var value = Expression.Condition(
            Condition.IsNull(related),
            Expression.Constant(null, type),
            key.Value.Type == type ? key.Value : Expression.Convert(key.Value, type));
        return key with { Value = value, Nullable = true };
    }

    private static bool IsDescending(object direction) => direction.ToString() switch
    {
        "ASC" or "Asc" => false,
        "DESC" or "Desc" => true,
        var other => throw new InvalidOperationException($"There is no sort direction {other}."),
    };

    private static IEnumerable<IReadOnlyDictionary<string, object?>> Entries(object? input) => input switch
    {
        null => [],
        IReadOnlyDictionary<string, object?> one => [one],
        IEnumerable many => many.Cast<IReadOnlyDictionary<string, object?>>(),
        _ => throw new InvalidOperationException($"order: a list was expected, not {input.GetType()}."),
    };

    private static bool IsSameMember(Expression left, Expression right) =>
        left is MemberExpression { Expression: ParameterExpression p } a
        && right is MemberExpression { Expression: ParameterExpression q } b
        && p == q && a.Member == b.Member;

    private static GraphQLException Refused(string message) => ListError.Order(message);
}
