using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Execution;

/// <summary>Plans an operation for given values of the variables that its @skip and @include depend on: fields are merged through
/// fragments and in order (section 6.3.2, CollectFields), so that nothing is decided while running.</summary>
internal sealed class Planner(
    CompiledSchema compiled,
    IReadOnlyDictionary<string, FragmentDefinitionNode> fragments,
    IReadOnlyDictionary<string, object?> conditions)
{
    public FragmentDefinitionNode? Fragment(string name) => fragments.GetValueOrDefault(name);

    /// <summary>The root's fields.</summary>
    public SelectionPlan Plan(BoundObject type, SelectionSetNode selections)
    {
        var groups = new OrderedDictionary<string, List<FieldNode>>(StringComparer.Ordinal);
        Collect(type.Type, selections, groups, []);
        return Make(type, groups);
    }

    /// <summary>The sub-fields of merged fields (section 6.4.3, MergeSelectionSets).</summary>
    public SelectionPlan Plan(BoundObject type, IReadOnlyList<FieldNode> parents, PlannedField above)
    {
        var groups = new OrderedDictionary<string, List<FieldNode>>(StringComparer.Ordinal);
        var visited = new HashSet<string>(StringComparer.Ordinal);
        foreach (var parent in parents)
        {
            if (parent.SelectionSet is { } selections)
            {
                Collect(type.Type, selections, groups, visited);
            }
        }

        return Make(type, groups, above);
    }

    public bool IsIncluded(SelectionNode node)
    {
        foreach (var directive in node.Directives)
        {
            if (directive.Name.Value is "skip" or "include" && Condition(directive) == (directive.Name.Value == "skip"))
            {
                return false;
            }
        }

        return true;
    }

    private bool Condition(DirectiveNode directive) => directive.Arguments.FirstOrDefault(a => a.Name.Value == "if")?.Value switch
    {
        BooleanValueNode boolean => boolean.Value,
        VariableNode variable when conditions.GetValueOrDefault(variable.Name.Value) is bool value => value,
        _ => throw new GraphQLException(GraphQLError.At($"Argument \"@{directive.Name.Value}(if:)\" must be true or false.", directive)),
    };

    private void Collect(ObjectType type, SelectionSetNode selections, OrderedDictionary<string, List<FieldNode>> groups, HashSet<string> visited)
    {
        foreach (var selection in selections.Selections)
        {
            if (!IsIncluded(selection))
            {
                continue;
            }

            switch (selection)
            {
                case FieldNode field:
                    if (!groups.TryGetValue(field.ResponseKey, out var group))
                    {
                        groups.Add(field.ResponseKey, group = []);
                    }

                    group.Add(field);
                    break;
                case InlineFragmentNode inline when Applies(type, inline.TypeCondition):
                    Collect(type, inline.SelectionSet, groups, visited);
                    break;
                case FragmentSpreadNode spread
                    when visited.Add(spread.Name.Value) && Fragment(spread.Name.Value) is { } fragment && Applies(type, fragment.TypeCondition):
                    Collect(type, fragment.SelectionSet, groups, visited);
                    break;
            }
        }
    }

    private bool Applies(ObjectType type, NamedTypeNode? condition) =>
        condition is null || condition.Name.Value == type.Name
        || (compiled.Schema.Type(condition.Name.Value) is { } named && compiled.Schema.IsSubType(named, type));

    private SelectionPlan Make(BoundObject type, OrderedDictionary<string, List<FieldNode>> groups, PlannedField? above = null)
    {
        var fields = new List<PlannedField>(groups.Count);
        foreach (var (key, nodes) in groups)
        {
            if (type.Field(nodes[0].Name.Value) is { } field)
            {
                fields.Add(new PlannedField(this, type, field, key, nodes, above));
            }
        }

        return new SelectionPlan(type, fields);
    }
}
