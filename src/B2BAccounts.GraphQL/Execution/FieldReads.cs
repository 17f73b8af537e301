using System.Linq.Expressions;
using System.Reflection;

namespace B2BAccounts.GraphQL.Execution;

/// <summary>What of its parent the code behind a field reads: some of its properties, or all of it.</summary>
internal sealed class FieldReads
{
    private FieldReads(IReadOnlyCollection<string>? properties, bool isProperty = false) => (Properties, IsProperty) = (properties, isProperty);

    /// <summary>For code that is given the parent itself.</summary>
    public static FieldReads Everything { get; } = new(null);

    public static FieldReads Nothing { get; } = new([]);

    /// <summary>Their names; null for all of the parent.</summary>
    public IReadOnlyCollection<string>? Properties { get; }

    /// <summary>Whether the field is the one property that it reads, so that no code sees what it holds.</summary>
    public bool IsProperty { get; }

    public static FieldReads Property(string name) => new([name], isProperty: true);

    /// <summary>What expressions read of their parameter. One that does anything with it but read a property reads everything.</summary>
    public static FieldReads Of(params ReadOnlySpan<LambdaExpression> expressions)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var expression in expressions)
        {
            var reader = new Reader(expression.Parameters[0], found);
            reader.Visit(expression.Body);
            if (reader.ReadsEverything)
            {
                return Everything;
            }
        }

        return new FieldReads(found);
    }

    private sealed class Reader(ParameterExpression parent, HashSet<string> found) : ExpressionVisitor
    {
        public bool ReadsEverything { get; private set; }

        protected override Expression VisitMember(MemberExpression node)
        {
            if (node is not { Expression: ParameterExpression of, Member: PropertyInfo property } || of != parent)
            {
                return base.VisitMember(node);
            }

            found.Add(property.Name);
            return node;
        }

        protected override Expression VisitParameter(ParameterExpression node)
        {
            ReadsEverything |= node == parent;
            return node;
        }
    }
}
