using System.Buffers.Text;
using System.Linq.Expressions;
using System.Security.Cryptography;
using System.Text;
using B2BAccounts.GraphQL.Conventions.Filters;
using B2BAccounts.GraphQL.Conventions.Listings;
using B2BAccounts.GraphQL.Execution;

namespace B2BAccounts.GraphQL.Conventions.Paging;

/// <summary>A total order of rows: what the client asked for, then the row's own key.</summary>
internal sealed class Ordering<T>
{
    private readonly ParameterExpression row;

    public Ordering(string typeName, ParameterExpression row, IReadOnlyList<SortKey> keys)
    {
        this.row = row;
        Keys = keys;
        var text = typeName + string.Concat(keys.Select(k => $"|{k.Name}{(k.Descending ? '-' : '+')}{k.Value.Type}"));
        Mark = Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 6));
    }

    public IReadOnlyList<SortKey> Keys { get; }

    /// <summary>Differs between orders; cursors carry it.</summary>
    public string Mark { get; }

    /// <summary>Puts rows in this order, or in its reverse.</summary>
    /// <param name="rows">An expression of IQueryable.</param>
    public Expression Apply(Expression rows, bool reverse, bool nullsComeFirst)
    {
        var first = true;
        foreach (var key in Keys)
        {
            if (key.Nullable && !nullsComeFirst)
            {
                Step(Expression.Condition(Condition.IsNull(key.Value), Expression.Constant(0), Expression.Constant(1)), key.Descending);
            }

            Step(key.Value, key.Descending);
        }

        return rows;

        void Step(Expression value, bool descending)
        {
            var method = (first ? "OrderBy" : "ThenBy") + (descending != reverse ? "Descending" : "");
            rows = Expression.Call(typeof(Queryable), method, [typeof(T), value.Type], rows, Expression.Quote(Expression.Lambda(value, row)));
            first = false;
        }
    }

    /// <summary>Rows behind a position in this order, or before it.</summary>
    public Expression<Func<T, bool>> Beyond(object?[] position, bool after, bool inclusive)
    {
        // k1 > v1 or (k1 = v1 and (k2 > v2 or (k2 = v2 and …))), built from the inside out.
        var bounds = Keys.Select((k, i) => position[i] is { } at ? Captured.Value(at, k.Value.Type) : null).ToArray();
        Expression? beyond = inclusive ? Condition.Always : null;
        for (var i = Keys.Count - 1; i >= 0; i--)
        {
            var key = Keys[i];
            var strictly = key.Beyond(bounds[i], position[i], after != key.Descending);
            var level = beyond is null ? null : beyond == Condition.Always ? key.At(bounds[i]) : Expression.AndAlso(key.At(bounds[i]), beyond);
            beyond = strictly is null ? level : level is null ? strictly : Expression.OrElse(strictly, level);
        }

        // An OR alone makes stores read the whole index; a bound on the first key lets them start in the right place.
        if (Keys.Count > 1 && StartBound(bounds[0], position[0], after) is { } start)
        {
            beyond = Condition.And(start, beyond);
        }

        return Expression.Lambda<Func<T, bool>>(beyond ?? Condition.Never, row);
    }

    /// <summary>The place in this order of a row with these keys.</summary>
    public string Cursor(OrderKeys keys) => Paging.Cursor.Encode(Mark, Keys.Select((_, i) => keys[i]));

    /// <summary>The order's keys of a row, to be kept beside it.</summary>
    public Expression KeysOf(Expression instance) =>
        Inlined.Of(Expression.Lambda(OrderKeys.Of([.. Keys.Select(k => k.Value)]), row), instance);

    private Expression? StartBound(Expression? bound, object? at, bool after)
    {
        var key = Keys[0];
        var up = after != key.Descending;
        if (at is null or bool || (key.Nullable && !up))
        {
            return null;
        }

        if (at is string)
        {
            var compared = Expression.Call(typeof(string), nameof(string.Compare), [], key.Value, bound!);
            return up
                ? Expression.GreaterThanOrEqual(compared, Expression.Constant(0))
                : Expression.LessThanOrEqual(compared, Expression.Constant(0));
        }

        return up ? Expression.GreaterThanOrEqual(key.Value, bound!) : Expression.LessThanOrEqual(key.Value, bound!);
    }
}
