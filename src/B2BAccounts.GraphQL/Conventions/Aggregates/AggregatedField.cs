using System.Linq.Expressions;
using B2BAccounts.GraphQL.Conventions.Filters;
using B2BAccounts.GraphQL.Conventions.Listings;

namespace B2BAccounts.GraphQL.Conventions.Aggregates;

/// <summary>Finds what is aggregated and grouped by. Every such field is found here and nowhere else: this is the place to refuse those
/// that the caller may not read.</summary>
internal static class AggregatedField
{
    /// <summary>A field's value, null where an object on the way to it is missing; null when it stands for nothing in C#.</summary>
    /// <param name="path">Names of fields from the listed type on.</param>
    public static Expression? Find(FieldScope scope, IReadOnlyList<string> path)
    {
        List<Expression> related = [];
        for (var i = 0; i < path.Count - 1; i++)
        {
            if (scope.Find(path[i]) is not { } found)
            {
                return null;
            }

            if (found is { Nullable: true, Value: { } value })
            {
                related.Add(value);
            }

            scope = scope.Into(path[i], found);
        }

        var leaf = scope.Find(path[^1])?.Value;
        return leaf is null ? null : related.Where(r => Occurrence.Of(r, leaf)).Reverse().Aggregate(leaf, Guarded);
    }

    /// <summary>A value as the type that can be null.</summary>
    public static Expression Nullable(Expression value) =>
        value.Type.IsValueType && System.Nullable.GetUnderlyingType(value.Type) is null
            ? Expression.Convert(value, typeof(Nullable<>).MakeGenericType(value.Type))
            : value;

    private static Expression Guarded(Expression value, Expression related)
    {
        var nullable = Nullable(value);
        return Expression.Condition(Condition.IsNull(related), Expression.Constant(null, nullable.Type), nullable);
    }

    private sealed class Occurrence(Expression sought) : ExpressionVisitor
    {
        private bool found;

        public static bool Of(Expression sought, Expression within)
        {
            var occurrence = new Occurrence(sought);
            occurrence.Visit(within);
            return occurrence.found;
        }

        public override Expression? Visit(Expression? node)
        {
            found |= node == sought;
            return found ? node : base.Visit(node);
        }
    }
}
