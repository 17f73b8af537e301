using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Validation.Rules;

/// <summary>Variables are used where their type fits (section 5.8.5).</summary>
internal sealed class VariablesInAllowedPosition(ValidationContext context) : ValidationRule(context)
{
    public override void LeaveDocument(DocumentNode document)
    {
        foreach (var operation in Context.Operations.Where(o => o.VariableDefinitions.Count > 0))
        {
            Dictionary<string, (VariableDefinitionNode Definition, GraphType? Type)> defined = new(StringComparer.Ordinal);
            foreach (var definition in operation.VariableDefinitions)
            {
                defined[definition.Variable.Name.Value] = (definition, Context.Schema.Find(definition.Type));
            }

            foreach (var usage in Context.AllUsages(operation).Where(u => u.Type is not null))
            {
                if (defined.TryGetValue(usage.Node.Name.Value, out var variable) && variable.Type is { } type)
                {
                    Check(variable.Definition, type, usage);
                }
            }
        }
    }

    private void Check(VariableDefinitionNode definition, GraphType type, VariableUsage usage)
    {
        if (!IsAllowed(type, definition.DefaultValue, usage.Type!, usage.HasDefault))
        {
            Context.Report(
                $"Variable \"${usage.Node.Name}\" of type \"{type}\" used in position expecting type \"{usage.Type}\".",
                definition,
                usage.Node);
        }

        // graphql-js 17.1 overlooks this where the oneOf object itself stands in a non-null or list position.
        if (usage.Parent is { IsOneOf: true } && !type.IsNonNull)
        {
            Context.Report(
                $"Variable \"${usage.Node.Name}\" is of type \"{type}\" but must be non-nullable to be used for OneOf Input Object "
                + $"\"{usage.Parent}\".",
                definition,
                usage.Node);
        }
    }

    /// <summary>IsVariableUsageAllowed: a nullable variable may stand in a non-null place if either has a default.</summary>
    private bool IsAllowed(GraphType type, ValueNode? defaultValue, GraphType place, bool placeHasDefault)
    {
        if (place is NonNullType nonNull && !type.IsNonNull)
        {
            return (placeHasDefault || defaultValue is not (null or NullValueNode)) && Context.Schema.IsCovariant(type, nonNull.OfType);
        }

        return Context.Schema.IsCovariant(type, place);
    }
}
