using System.Linq.Expressions;

namespace B2BAccounts.GraphQL.Conventions.Paging;

/// <summary>What a page reads of a row: what is asked of it, and the values of the order's keys where a cursor is asked for. Written as an
/// initializer, which query providers take apart into columns.</summary>
internal sealed class KeyedRow<T>
{
    public T Row { get; init; } = default!;

    public OrderKeys? Keys { get; init; }

    /// <param name="row">Null when no row is asked for.</param>
    /// <param name="keys">Null when no cursor is asked for.</param>
    public static MemberInitExpression Of(Expression? row, Expression? keys)
    {
        List<MemberBinding> bindings = [];
        if (row is not null)
        {
            bindings.Add(Expression.Bind(typeof(KeyedRow<T>).GetProperty(nameof(Row))!, row));
        }

        if (keys is not null)
        {
            bindings.Add(Expression.Bind(typeof(KeyedRow<T>).GetProperty(nameof(Keys))!, keys));
        }

        return Expression.MemberInit(Expression.New(typeof(KeyedRow<T>)), bindings);
    }
}

/// <summary>The values of an order's keys: two, and then others. An order has two as a rule.</summary>
internal sealed class OrderKeys
{
    public object? First { get; init; }

    public object? Second { get; init; }

    public OrderKeys? Rest { get; init; }

    public static MemberInitExpression Of(IReadOnlyList<Expression> keys, int start = 0)
    {
        var bindings = new List<MemberBinding> { Boxed(nameof(First), keys[start]) };
        if (start + 1 < keys.Count)
        {
            bindings.Add(Boxed(nameof(Second), keys[start + 1]));
        }

        if (start + 2 < keys.Count)
        {
            bindings.Add(Expression.Bind(Member(nameof(Rest)), Of(keys, start + 2)));
        }

        return Expression.MemberInit(Expression.New(typeof(OrderKeys)), bindings);
    }

    public object? this[int index] => index switch
    {
        0 => First,
        1 => Second,
        _ => Rest![index - 2],
    };

    private static MemberAssignment Boxed(string name, Expression key) => Expression.Bind(Member(name), Expression.Convert(key, typeof(object)));

    private static System.Reflection.PropertyInfo Member(string name) => typeof(OrderKeys).GetProperty(name)!;
}
