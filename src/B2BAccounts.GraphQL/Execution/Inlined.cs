using System.Linq.Expressions;

namespace B2BAccounts.GraphQL.Execution;

/// <summary>The body of an expression with something in the place of its one parameter.</summary>
internal static class Inlined
{
    public static Expression Of(LambdaExpression lambda, Expression argument) => new Replacement(lambda.Parameters[0], argument).Visit(lambda.Body);

    private sealed class Replacement(ParameterExpression parameter, Expression argument) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == parameter ? argument : node;
    }
}
