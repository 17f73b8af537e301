using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;

namespace B2BAccounts.Api.Persistence;

/// <summary>
/// Refuses queries that calculate with money in a way that SQL would get wrong. On SQLite money is a scaled integer behind a value
/// converter, and EF scales constants and parameters beside it too: <c>Amount * 0.9m</c> silently becomes 9,000 times the amount.
/// Allowed are sums, averages, extremes, order, comparison with money and with constants, addition and subtraction of money,
/// and multiplication by an integer by <see cref="SqlMoney.Times"/>. All else belongs into C#, over the sums.
/// </summary>
public sealed class MoneyInQueries : IQueryExpressionInterceptor
{
    public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData)
    {
        ArgumentNullException.ThrowIfNull(eventData);
        if (eventData.Context is { } context)
        {
            new Reader(context.Model).Visit(queryExpression);
        }

        return queryExpression;
    }

    private sealed class Reader(IReadOnlyModel model) : ExpressionVisitor
    {
        private static readonly HashSet<Type> Calculators =
            [typeof(decimal), typeof(Math), typeof(MathF), typeof(Convert), typeof(string), typeof(object), typeof(double), typeof(long), typeof(int)];

        protected override Expression VisitBinary(BinaryExpression node)
        {
            var (left, right) = (IsMoney(node.Left), IsMoney(node.Right));
            if (left || right)
            {
                switch (node.NodeType)
                {
                    case ExpressionType.Add or ExpressionType.AddChecked or ExpressionType.Subtract or ExpressionType.SubtractChecked
                        or ExpressionType.Equal or ExpressionType.NotEqual or ExpressionType.LessThan or ExpressionType.LessThanOrEqual
                        or ExpressionType.GreaterThan or ExpressionType.GreaterThanOrEqual or ExpressionType.Coalesce:
                        if (!(left || IsConstant(node.Left)) || !(right || IsConstant(node.Right)))
                        {
                            throw Refused(node, "money meets a number that is no money");
                        }

                        break;
                    default:
                        throw Refused(node, $"money takes part in {node.NodeType}");
                }
            }

            return base.VisitBinary(node);
        }

        protected override Expression VisitUnary(UnaryExpression node)
        {
            if (node.NodeType is ExpressionType.Convert or ExpressionType.ConvertChecked && IsMoney(node.Operand) && !KeepsValue(node.Type))
            {
                throw Refused(node, $"money becomes {node.Type.Name}");
            }

            return base.VisitUnary(node);
        }

        protected override Expression VisitMethodCall(MethodCallExpression node)
        {
            var calculates = node.Method.DeclaringType is { } type && Calculators.Contains(type);
            if (calculates && ((node.Object is { } on && IsMoney(on)) || node.Arguments.Any(a => IsMoney(Unboxed(a)))))
            {
                throw Refused(node, $"money is given to {node.Method.DeclaringType!.Name}.{node.Method.Name}");
            }

            return base.VisitMethodCall(node);
        }

        /// <summary>A column of money, or anything made of one. A decimal read from an earlier projection counts as money.</summary>
        private bool IsMoney(Expression node) => IsDecimal(node.Type) && node switch
        {
            MemberExpression { Expression: { } on } member => IsMoneyMember(on, member.Member.Name),
            MethodCallExpression { Method.Name: "Property", Arguments: [var on, ConstantExpression { Value: string name }] } call
                when call.Method.DeclaringType == typeof(Microsoft.EntityFrameworkCore.EF) => IsMoneyMember(on, name),
            MethodCallExpression { Method.Name: nameof(SqlMoney.Times) } => true,
            MethodCallExpression { Method.Name: "GetValueOrDefault", Object: { } on } => IsMoney(on),
            MethodCallExpression { Arguments: [_, .., LambdaExpression selector] } => IsMoney(selector.Body),
            MethodCallExpression { Arguments: [_, .., UnaryExpression { NodeType: ExpressionType.Quote, Operand: LambdaExpression selector }] } =>
                IsMoney(selector.Body),
            MethodCallExpression { Method: var method } => method.DeclaringType == typeof(Queryable) || method.DeclaringType == typeof(Enumerable),
            UnaryExpression unary => IsMoney(unary.Operand),
            BinaryExpression binary => IsMoney(binary.Left) || IsMoney(binary.Right),
            ConditionalExpression choice => IsMoney(choice.IfTrue) || IsMoney(choice.IfFalse),
            ParameterExpression => true,
            _ => false,
        };

        private bool IsMoneyMember(Expression on, string name)
        {
            if (on is ConstantExpression || IsConstant(on))
            {
                return false;
            }

            if (name == "Value" && IsDecimal(on.Type))
            {
                return IsMoney(on);
            }

            var structural = model.FindEntityType(on.Type) ?? (IReadOnlyTypeBase?)Complex(on.Type);
            return structural?.FindProperty(name) is not { } property || property.IsMoney();
        }

        private IReadOnlyComplexType? Complex(Type type) => model.GetEntityTypes()
            .SelectMany(e => e.GetComplexProperties()).FirstOrDefault(p => p.ComplexType.ClrType == type)?.ComplexType;

        /// <summary>A constant or a variable of the calling code: EF gives it the form of the money it meets.</summary>
        private static bool IsConstant(Expression node) => node switch
        {
            ConstantExpression or QueryParameterExpression => true,
            MemberExpression member => member.Expression is null || IsConstant(member.Expression),
            UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.Negate } unary => IsConstant(unary.Operand),
            _ => false,
        };

        private static Expression Unboxed(Expression node) =>
            node is UnaryExpression { NodeType: ExpressionType.Convert, Operand: var inner } && node.Type == typeof(object) ? inner : node;

        private static bool KeepsValue(Type type) => IsDecimal(type) || type == typeof(object);

        private static bool IsDecimal(Type type) => type == typeof(decimal) || type == typeof(decimal?);

        private static InvalidOperationException Refused(Expression node, string why) => new(
            $"The query is refused because {why}: {node}. In a query money may be summed, averaged, ordered, compared with money, added to or taken "
            + $"from money, and multiplied by an integer with {nameof(SqlMoney)}.{nameof(SqlMoney.Times)}. Calculate the rest in C#, over the sums.");
    }
}
