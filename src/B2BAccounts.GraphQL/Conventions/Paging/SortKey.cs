using System.Linq.Expressions;

namespace B2BAccounts.GraphQL.Conventions.Paging;

/// <summary>One step of an order.</summary>
/// <param name="Name">The field's path as the client knows it.</param>
/// <param name="Value">From the ordering's row to the value by which it sorts.</param>
/// <param name="Nullable">Whether the value may be null; null sorts before everything, so first in ASC and last in DESC.</param>
internal sealed record SortKey(string Name, Expression Value, bool Descending, bool Nullable)
{
    /// <summary>A key's value as it sorts: an enum by its number, however it is stored.</summary>
    public static SortKey Of(string name, Expression value, bool descending, bool nullable)
    {
        var bare = System.Nullable.GetUnderlyingType(value.Type) ?? value.Type;
        if (bare.IsEnum)
        {
            return new SortKey(name, Rank(value, bare, nullable), descending, nullable);
        }

        return CursorValue.CanHold(bare)
            ? new SortKey(name, value, descending, nullable)
            : throw new InvalidOperationException(
                $"{name} cannot be sorted by a {bare.Name}: map it to a text, a number, a day or instant, a Guid, a bool or an enum.");
    }

    /// <summary>Rows whose key comes after (or before) a value in ascending order; null when none can.</summary>
    public Expression? Beyond(Expression? bound, object? at, bool up)
    {
        if (at is null)
        {
            return up && Nullable ? Filters.Condition.IsNotNull(Value) : null;
        }

        var beyond = Compare(bound!, at, up);
        return !up && Nullable
            ? beyond is null ? Filters.Condition.IsNull(Value) : Expression.OrElse(Filters.Condition.IsNull(Value), beyond)
            : beyond;
    }

    /// <summary>Rows whose key is this value.</summary>
    public Expression At(Expression? bound) =>
        bound is null ? Filters.Condition.IsNull(Value) : Expression.Equal(Value, bound);

    private Expression? Compare(Expression bound, object at, bool up)
    {
        if (at is string)
        {
            // Query providers know this call as the store's own comparison; ordinal where the culture is invariant.
            var compared = Expression.Call(typeof(string), nameof(string.Compare), [], Value, bound);
            var zero = Expression.Constant(0);
            return up ? Expression.GreaterThan(compared, zero) : Expression.LessThan(compared, zero);
        }

        if (at is bool flag)
        {
            return flag == up ? null : Expression.Equal(Value, bound.Type == Value.Type ? Negated(flag) : throw new InvalidOperationException());
        }

        return up ? Expression.GreaterThan(Value, bound) : Expression.LessThan(Value, bound);
    }

    private ConstantExpression Negated(bool flag) => Expression.Constant(!flag, Value.Type);

    // Stores may hold enums as numbers or as texts; a rank that the query computes sorts both alike.
    private static Expression Rank(Expression value, Type bare, bool nullable)
    {
        var values = Enum.GetValuesAsUnderlyingType(bare).Cast<object>().Order().Distinct().ToList();
        var type = nullable ? typeof(int?) : typeof(int);
        Expression rank = nullable ? Expression.Constant(null, typeof(int?)) : Expression.Constant(values.Count - 1, type);
        for (var i = values.Count - (nullable ? 1 : 2); i >= 0; i--)
        {
            var constant = Expression.Constant(Enum.ToObject(bare, values[i]), value.Type);
            rank = Expression.Condition(Expression.Equal(value, constant), Expression.Constant(i, type), rank);
        }

        return rank;
    }
}
