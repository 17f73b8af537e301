using System.Linq.Expressions;

namespace B2BAccounts.GraphQL.Conventions.Listings;

/// <summary>Puts values into expressions the way a C# closure does. Query providers make parameters of such values, so that the
/// translated query is found again whatever the values are.</summary>
internal static class Captured
{
    public static Expression Value(object? value, Type type)
    {
        var box = typeof(Box<>).MakeGenericType(type);
        return Expression.Field(Expression.Constant(Activator.CreateInstance(box, value), box), nameof(Box<>.Value));
    }

    private sealed class Box<T>(T value)
    {
        public readonly T Value = value;
    }
}
