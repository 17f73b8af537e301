using System.Collections;
using System.Linq.Expressions;
using B2BAccounts.GraphQL.Conventions.Listings;
using B2BAccounts.GraphQL.Execution;

namespace B2BAccounts.GraphQL.Conventions.Filters;

/// <summary>The operations on one value. Each negated operation holds exactly where its positive one does not, also for null; what
/// databases make of comparisons with null is therefore spelled out.</summary>
internal static class Operations
{
    public static Expression Build(string operation, FoundField field, object? given, string path, string? keyOf)
    {
        var value = field.Value!;
        switch (operation)
        {
            case "eq":
                return Equal(field, Client(given));
            case "neq":
                return Unequal(field, Client(given));
            case "in":
                return Among(field, [.. List(given).Select(Client)]);
            case "nin":
                return NotAmong(field, [.. List(given).Select(Client)]);
            case "gt":
                return Compared(Expression.GreaterThan, matchesNull: false);
            case "ngt":
                return Compared(Expression.LessThanOrEqual, matchesNull: true);
            case "gte":
                return Compared(Expression.GreaterThanOrEqual, matchesNull: false);
            case "ngte":
                return Compared(Expression.LessThan, matchesNull: true);
            case "lt":
                return Compared(Expression.LessThan, matchesNull: false);
            case "nlt":
                return Compared(Expression.GreaterThanOrEqual, matchesNull: true);
            case "lte":
                return Compared(Expression.LessThanOrEqual, matchesNull: false);
            case "nlte":
                return Compared(Expression.GreaterThan, matchesNull: true);
            case "contains" or "startsWith" or "endsWith":
                return Text(char.ToUpperInvariant(operation[0]) + operation[1..]);
            case "ncontains" or "nstartsWith" or "nendsWith":
                return NotText(char.ToUpperInvariant(operation[1]) + operation[2..]);
            default:
                throw new InvalidOperationException($"{path}: there is no filter operation {operation}.");
        }

        object? Client(object? one)
        {
            var converted = ClientValue.To(value.Type, one, path, keyOf);
            return converted is string text && field.Normalise is { } rule ? rule(text) : converted;
        }

        IEnumerable<object?> List(object? many) => many switch
        {
            null => throw Refused($"{path}: {operation} takes a list; leave it out for no condition, or give [null] to find nulls."),
            IEnumerable list and not string => list.Cast<object?>(),
            _ => [many],
        };

        object Needed() => Client(given)
            ?? throw Refused($"{path}: {operation} takes a value, not null; leave it out for no condition, or use eq: null to find nulls.");

        Expression Compared(Func<Expression, Expression, Expression> compare, bool matchesNull)
        {
            var compared = compare(value, Captured.Value(Needed(), value.Type));
            return matchesNull && field.Nullable ? Condition.Or(Condition.IsNull(value), compared) : compared;
        }

        Expression Text(string method)
        {
            var call = Expression.Call(value, method, [], Captured.Value(Needed(), typeof(string)));
            return field.Nullable ? Expression.AndAlso(Condition.IsNotNull(value), call) : call;
        }

        Expression NotText(string method)
        {
            var not = Expression.Not(Expression.Call(value, method, [], Captured.Value(Needed(), typeof(string))));
            return field.Nullable ? Expression.OrElse(Condition.IsNull(value), not) : not;
        }
    }

    public static Expression Equal(FoundField field, object? given)
    {
        var value = field.Value!;
        return given is not null ? Expression.Equal(value, Captured.Value(given, value.Type))
            : field.Nullable ? Condition.IsNull(value)
            : Condition.Never;
    }

    private static Expression Unequal(FoundField field, object? given)
    {
        var value = field.Value!;
        if (given is null)
        {
            return field.Nullable ? Condition.IsNotNull(value) : Condition.Always;
        }

        var differs = Expression.NotEqual(value, Captured.Value(given, value.Type));
        return field.Nullable ? Condition.Or(Condition.IsNull(value), differs) : differs;
    }

    private static Expression Among(FoundField field, List<object?> given)
    {
        var value = field.Value!;
        var found = given.TrueForAll(v => v is null) ? Condition.Never : Contains(value, given);
        return given.Contains(null) && field.Nullable ? Condition.Or(Condition.IsNull(value), found)
            : field.Nullable && found != Condition.Never ? Expression.AndAlso(Condition.IsNotNull(value), found)
            : found;
    }

    private static Expression NotAmong(FoundField field, List<object?> given)
    {
        var value = field.Value!;
        var missing = given.TrueForAll(v => v is null) ? Condition.Always : Expression.Not(Contains(value, given));
        return !field.Nullable ? missing
            : given.Contains(null) ? Expression.AndAlso(Condition.IsNotNull(value), missing)
            : missing == Condition.Always ? missing
            : Condition.Or(Condition.IsNull(value), missing);
    }

    private static MethodCallExpression Contains(Expression value, List<object?> given)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(value.Type))!;
        foreach (var one in given.OfType<object>())
        {
            list.Add(one);
        }

        return Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [value.Type], Captured.Value(list, list.GetType()), value);
    }

    private static GraphQLException Refused(string message) => ListError.Filter(message);
}
