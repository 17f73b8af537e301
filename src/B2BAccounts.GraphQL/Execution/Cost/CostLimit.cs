using System.Globalization;
using B2BAccounts.GraphQL.Diagnostics;
using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Validation.Limits;

namespace B2BAccounts.GraphQL.Execution.Cost;

/// <summary>Refuses operations that cost more than they may, and tells clients who ask what an operation costs.</summary>
internal sealed class CostLimit(OperationLimits limits)
{
    private readonly bool limited = limits.MaxFieldCost < int.MaxValue || limits.MaxTypeCost < int.MaxValue;

    /// <returns>The answer when the operation is not to run; null when it is.</returns>
    public ExecutionResult? Check(
        CostReport report,
        Lazy<CostProgram> program,
        IReadOnlyDictionary<string, object?> variables,
        OperationDefinitionNode operation,
        RequestContext context,
        OperationTrace? trace)
    {
        if (!limited && report == CostReport.None)
        {
            return null;
        }

        OperationCost cost;
        try
        {
            cost = program.Value.Of(variables);
        }
        catch (GraphQLException e)
        {
            return ExecutionResult.Refused(e.Error);
        }

        trace?.Costs(cost);
        if (cost.FieldCost > limits.MaxFieldCost || cost.TypeCost > limits.MaxTypeCost)
        {
            context.Extend(OperationCost.Entry, cost.ToEntry());
            return ExecutionResult.Refused([.. Problems(cost, operation)], context.Extensions);
        }

        if (report != CostReport.None)
        {
            context.Extend(OperationCost.Entry, cost.ToEntry());
        }

        return report == CostReport.Validate ? ExecutionResult.Only(context.Extensions!) : null;
    }

    private IEnumerable<GraphQLError> Problems(OperationCost cost, OperationDefinitionNode operation)
    {
        if (cost.FieldCost > limits.MaxFieldCost)
        {
            yield return Problem("fieldCost", "field cost", cost.FieldCost, limits.MaxFieldCost, "fewer fields that are worked out, or fewer conditions");
        }

        if (cost.TypeCost > limits.MaxTypeCost)
        {
            yield return Problem("typeCost", "type cost", cost.TypeCost, limits.MaxTypeCost, "or fewer objects of each entry");
        }

        GraphQLError Problem(string name, string what, double figure, int limit, string or) => GraphQLError.At(
            $"The operation's {what} is {Shown(figure)}, the limit is {limit}. Ask for smaller pages, fewer lists within each other, {or}.",
            operation).BeyondLimit(name);
    }

    private static string Shown(double figure) =>
        (figure >= OperationCost.Most ? "at least " : "") + figure.ToString("0.##", CultureInfo.InvariantCulture);
}
