using System.Runtime.CompilerServices;
using B2BAccounts.GraphQL.Conventions.Listings;
using B2BAccounts.GraphQL.Execution;

namespace B2BAccounts.GraphQL.Conventions.Aggregates;

/// <summary>How many statements over whole lists one execution has been given.</summary>
internal static class AggregateBudget
{
    private static readonly ConditionalWeakTable<object, StrongBox<int>> Spent = [];

    public static void Spend(FieldContext context, ListLimits limits)
    {
        if (Interlocked.Increment(ref Spent.GetOrCreateValue(context.Execution).Value) > limits.AggregateFields)
        {
            throw ListError.Aggregate($"The request aggregates or groups lists in more than {limits.AggregateFields} fields, which is the limit.");
        }
    }
}
