using System.Linq.Expressions;

namespace B2BAccounts.GraphQL.Conventions.Aggregates;

/// <summary>Any number of values side by side, of a type that query providers see through and lists in memory compare value by value.</summary>
internal static class Parts
{
    private const int Width = 7;

    public static Expression Of(ReadOnlySpan<Expression> values)
    {
        List<Expression> here = [.. values[..Math.Min(Width, values.Length)]];
        if (values.Length > Width)
        {
            here.Add(Of(values[Width..]));
        }

        var type = typeof(Parts<,,,,,,,>).MakeGenericType(
            [.. here.Select(v => v.Type), .. Enumerable.Repeat(typeof(bool), Width + 1 - here.Count)]);
        return Expression.MemberInit(Expression.New(type), here.Select((v, i) => Expression.Bind(type.GetProperty($"Part{i + 1}")!, v)));
    }

    /// <summary>One of the values.</summary>
    public static Expression At(Expression parts, int index) => index < Width
        ? Expression.Property(parts, $"Part{index + 1}")
        : At(Expression.Property(parts, $"Part{Width + 1}"), index - Width);
}

/// <summary>Eight values; where there are more, the last holds the others.</summary>
internal sealed record Parts<T1, T2, T3, T4, T5, T6, T7, T8>
{
    public T1? Part1 { get; init; }

    public T2? Part2 { get; init; }

    public T3? Part3 { get; init; }

    public T4? Part4 { get; init; }

    public T5? Part5 { get; init; }

    public T6? Part6 { get; init; }

    public T7? Part7 { get; init; }

    public T8? Part8 { get; init; }
}
