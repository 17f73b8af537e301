using System.Collections;
using System.Linq.Expressions;
using B2BAccounts.GraphQL.Conventions.Expansion;
using B2BAccounts.GraphQL.Conventions.Listings;
using B2BAccounts.GraphQL.Execution;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Conventions.Filters;

/// <summary>Turns a coerced filter input into a condition. A field left out is no condition, and so is <c>{}</c>; null means null;
/// <c>or: []</c> holds for nothing, as <c>in: []</c> does, and <c>and: []</c> for everything.</summary>
internal sealed class FilterExpression
{
    private readonly ListLimits limits;
    private int conditions;

    private FilterExpression(ListLimits limits) => this.limits = limits;

    /// <param name="type">The filter input of <typeparamref name="T"/>'s type.</param>
    /// <returns>Null when the input holds no condition.</returns>
    public static Expression<Func<T, bool>>? Build<T>(
        Func<Type, Listing?> listingOf, ListLimits limits, InputObjectType type, IReadOnlyDictionary<string, object?>? input)
    {
        if (input is null)
        {
            return null;
        }

        var row = Expression.Parameter(typeof(T), "row");
        var condition = new FilterExpression(limits).Object(new FieldScope(typeof(T), row, listingOf, FieldUse.Filter), type, input, "where");
        return condition is null ? null : Expression.Lambda<Func<T, bool>>(condition, row);
    }

    private Expression? Object(FieldScope scope, InputObjectType type, IReadOnlyDictionary<string, object?> input, string path)
    {
        Expression? all = null;
        foreach (var (name, given) in input)
        {
            var at = $"{path}.{name}";
            all = Condition.And(all, name switch
            {
                "and" => All(given, at, one => Object(scope, type, one, at)),
                "or" => Any(given, at, one => Object(scope, type, one, at)),
                _ => Field(scope, name, (InputObjectType)type.Field(name)!.Type.Named, given, at),
            });
        }

        return all;
    }

    private Expression? Field(FieldScope scope, string name, InputObjectType type, object? given, string path)
    {
        var field = scope.Find(name)
            ?? throw new InvalidOperationException($"{scope.TypeName}.{name} is filtered, but neither mapped nor a property of {scope.InstanceType}.");
        if (FilterNames.IsOperations(type))
        {
            return given is null
                ? Operations.Equal(field, null)
                : Value(field, Input(given, path), path, field.IsKey ? scope.TypeName : null);
        }

        if (field.Value is { } value && FieldScope.ElementType(value.Type) is { } element)
        {
            return List(scope, field, element, type, Input(given, path), path);
        }

        if (given is null)
        {
            return field.Value is null
                ? throw Refused($"{path}: null is no condition that can be asked here; filter by its fields.")
                : field.Nullable ? Condition.IsNull(field.Value) : Condition.Never;
        }

        CheckRelations(scope, path);
        var inner = Object(scope.Into(name, field), type, Input(given, path), path);
        return inner is not null && field is { Nullable: true, Value: { } related }
            ? Expression.AndAlso(Condition.IsNotNull(related), inner)
            : inner;
    }

    private Expression? Value(FoundField field, IReadOnlyDictionary<string, object?> input, string path, string? keyOf)
    {
        Expression? all = null;
        foreach (var (name, given) in input)
        {
            var at = $"{path}.{name}";
            all = Condition.And(all, name switch
            {
                "and" => All(given, at, one => Value(field, one, at, keyOf)),
                "or" => Any(given, at, one => Value(field, one, at, keyOf)),
                _ => Operation(name, field, given, at, keyOf),
            });
        }

        return all;
    }

    private Expression? List(
        FieldScope scope, FoundField field, Type element, InputObjectType type, IReadOnlyDictionary<string, object?> input, string path)
    {
        CheckRelations(scope, path);
        Expression? all = null;
        foreach (var (quantifier, asked) in input)
        {
            var at = $"{path}.{quantifier}";
            if (quantifier == "any")
            {
                var filled = Call(nameof(Enumerable.Any), field.Value!, element);
                all = Condition.And(all, asked switch
                {
                    true => filled,
                    false => Expression.Not(filled),
                    _ => throw Refused($"{at}: true or false is needed, not null."),
                });
                continue;
            }

            // A name of its own for each level keeps translated queries readable.
            var row = Expression.Parameter(element, $"item{path.Length}");
            var of = (InputObjectType)type.Field(quantifier)!.Type.Named;
            var condition = FilterNames.IsOperations(of)
                ? Value(new FoundField(row, FieldScope.MayBeNull(row), null, IsKey: false), Input(asked, at), at, keyOf: null)
                : Object(scope.Over(row), of, Input(asked, at), at);
            all = Condition.And(all, quantifier switch
            {
                "some" => Call(nameof(Enumerable.Any), field.Value!, element, row, condition),
                "none" => Expression.Not(Call(nameof(Enumerable.Any), field.Value!, element, row, condition)),
                "all" => condition is null ? null : Call(nameof(Enumerable.All), field.Value!, element, row, condition),
                _ => throw new InvalidOperationException($"{path}: there is no list operation {quantifier}."),
            });
        }

        return all;
    }

    private Expression Operation(string name, FoundField field, object? given, string path, string? keyOf)
    {
        if (++conditions > limits.Conditions)
        {
            throw Refused($"{path}: the filter holds more than {limits.Conditions} conditions, which is the limit.");
        }

        return given is ICollection values && values.Count > limits.Values
            ? throw Refused($"{path}: {values.Count} values are given; {limits.Values} is the limit.")
            : Operations.Build(name, field, given, path, keyOf);
    }

    private void CheckRelations(FieldScope scope, string path)
    {
        if (scope.Relations >= limits.Relations)
        {
            throw Refused($"{path}: the filter reaches over more than {limits.Relations} objects, which is the limit.");
        }
    }

    private static MethodCallExpression Call(
        string method, Expression list, Type element, ParameterExpression? row = null, Expression? condition = null) =>
        row is null || condition is null
            ? Expression.Call(typeof(Enumerable), method, [element], list)
            : Expression.Call(typeof(Enumerable), method, [element], list, Expression.Lambda(condition, row));

    private static Expression? All(object? given, string path, Func<IReadOnlyDictionary<string, object?>, Expression?> build) =>
        Many(given, path).Aggregate((Expression?)null, (all, one) => Condition.And(all, build(Input(one, path))));

    private static Expression? Any(object? given, string path, Func<IReadOnlyDictionary<string, object?>, Expression?> build)
    {
        var any = Condition.Never;
        var free = false;
        foreach (var one in Many(given, path))
        {
            if (build(Input(one, path)) is { } condition)
            {
                any = Condition.Or(any, condition);
            }
            else
            {
                free = true;
            }
        }

        return free ? null : any;
    }

    private static IEnumerable<object?> Many(object? given, string path) => given switch
    {
        null => throw Refused($"{path}: a list of conditions is needed, not null; leave it out for no condition."),
        IReadOnlyDictionary<string, object?> one => [one],
        IEnumerable list => list.Cast<object?>(),
        _ => throw new InvalidOperationException($"{path}: a list was expected, not {given.GetType()}."),
    };

    private static IReadOnlyDictionary<string, object?> Input(object? given, string path) => given switch
    {
        IReadOnlyDictionary<string, object?> input => input,
        null => throw Refused($"{path}: conditions are needed, not null; leave it out for no condition."),
        _ => throw new InvalidOperationException($"{path}: an input object was expected, not {given.GetType()}."),
    };

    private static GraphQLException Refused(string message) => ListError.Filter(message);
}
