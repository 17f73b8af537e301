using System.Linq.Expressions;
using B2BAccounts.GraphQL.Conventions.Filters;

namespace B2BAccounts.GraphQL.Conventions.Aggregates;

/// <summary>A value of each row that a query aggregates or groups by.</summary>
/// <param name="Name">Tells it from the query's other values: its path, or words with a blank, which no path has.</param>
/// <param name="Slot">Stands for it in columns.</param>
/// <param name="IsNullable">Whether a row may lack it.</param>
internal sealed record AggregatedValue(string Name, ParameterExpression Slot, bool IsNullable)
{
    public Type Bare => Nullable.GetUnderlyingType(Slot.Type) ?? Slot.Type;

    /// <summary>The condition that a row has it; null when all do.</summary>
    public Expression? IsThere => IsNullable ? Condition.IsNotNull(Slot) : null;
}
