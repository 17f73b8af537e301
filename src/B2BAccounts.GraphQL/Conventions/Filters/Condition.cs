using System.Linq.Expressions;

namespace B2BAccounts.GraphQL.Conventions.Filters;

/// <summary>Conditions on a query; null is the condition that everything meets.</summary>
internal static class Condition
{
    public static readonly Expression Never = Expression.Constant(false);
    public static readonly Expression Always = Expression.Constant(true);

    public static Expression? And(Expression? left, Expression? right) =>
        left is null ? right : right is null ? left : Expression.AndAlso(left, right);

    public static Expression Or(Expression left, Expression right) =>
        left == Never ? right : right == Never ? left : Expression.OrElse(left, right);

    public static Expression IsNull(Expression value) => Expression.Equal(value, Expression.Constant(null, value.Type));

    public static Expression IsNotNull(Expression value) => Expression.NotEqual(value, Expression.Constant(null, value.Type));
}
