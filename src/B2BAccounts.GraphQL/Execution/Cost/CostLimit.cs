using System.Globalization;
using B2BAccounts.GraphQL.Diagnostics;
using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Validation.Limits;

namespace B2BAccounts.GraphQL.Execution.Cost;

/// <summary>Refuses operations that cost more than they may, and tells clients who ask what an operation costs.</summary>
internal sealed class CostLimit(OperationLimits limits, IReadOnlyDictionary<string, RoleCosts> roleCosts)
{
    private readonly bool limited = limits.MaxFieldCost < int.MaxValue || limits.MaxTypeCost < int.MaxValue || roleCosts.Count > 0;

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
        var (maxField, maxType) = Of(context.Roles);
        if (cost.FieldCost > maxField || cost.TypeCost > maxType)
        {
            context.Extend(OperationCost.Entry, cost.ToEntry());
            return ExecutionResult.Refused([.. Problems(cost, maxField, maxType, operation)], context.Extensions);
        }

        if (report != CostReport.None)
        {
            context.Extend(OperationCost.Entry, cost.ToEntry());
        }

        return report == CostReport.Validate ? ExecutionResult.Only(context.Extensions!) : null;
    }

    private (int Field, int Type) Of(IReadOnlySet<string>? roles)
    {
        if (roleCosts.Count == 0 || roles is not { Count: > 0 })
        {
            return (limits.MaxFieldCost, limits.MaxTypeCost);
        }

        var own = roles.Select(r => roleCosts.GetValueOrDefault(r)).ToList();
        return (own.Max(c => c?.MaxFieldCost ?? limits.MaxFieldCost), own.Max(c => c?.MaxTypeCost ?? limits.MaxTypeCost));
    }

    private static IEnumerable<GraphQLError> Problems(OperationCost cost, int maxField, int maxType, OperationDefinitionNode operation)
    {
        if (cost.FieldCost > maxField)
        {
            yield return Problem("fieldCost", "field cost", cost.FieldCost, maxField, "fewer fields that are worked out, or fewer conditions");
        }

        if (cost.TypeCost > maxType)
        {
            yield return Problem("typeCost", "type cost", cost.TypeCost, maxType, "or fewer objects of each entry");
        }

        GraphQLError Problem(string name, string what, double figure, int limit, string or) => GraphQLError.At(
            $"The operation's {what} is {Shown(figure)}, the limit is {limit}. Ask for smaller pages, fewer lists within each other, {or}.",
            operation).BeyondLimit(name);
    }

    private static string Shown(double figure) =>
        (figure >= OperationCost.Most ? "at least " : "") + figure.ToString("0.##", CultureInfo.InvariantCulture);
}
