using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Execution;

/// <summary>Plans an operation for given values of the variables that its @skip and @include depend on: fields are merged through
/// fragments and in order (section 6.3.2, CollectFields), so that nothing is decided while running.</summary>
internal sealed class Planner(
    CompiledSchema compiled,
    IReadOnlyDictionary<string, FragmentDefinitionNode> fragments,
    IReadOnlyDictionary<string, object?> conditions,
    Action<int> planned)
{
    /// <summary>Makes rows of which some properties are read; null where rows are read whole.</summary>
    public PartialRows? PartialRows => compiled.PartialRows;

    public FragmentDefinitionNode? Fragment(string name) => fragments.GetValueOrDefault(name);

    /// <summary>The root's fields.</summary>
    /// <exception cref="GraphQLException">The condition of one of them cannot be decided.</exception>
    public SelectionPlan Plan(BoundObject type, SelectionSetNode selections) => Make(type, Collect(type, [selections]));

    /// <summary>The sub-fields of merged fields (section 6.4.3, MergeSelectionSets).</summary>
    public SelectionPlan Plan(BoundObject type, IReadOnlyList<FieldNode> parents, PlannedField above)
    {
        try
        {
            return Make(type, Collect(type, parents), above);
        }
        catch (GraphQLException e)
        {
            return new SelectionPlan(type, [new PlannedField(this, type, new FailedSelection(e), "", parents, above)]);
        }
    }

    /// <summary>How many selections were looked at to collect fields.</summary>
    public int Visited { get; private set; }

    /// <summary>The fields selected of a type below merged fields, merged by response key themselves.</summary>
    /// <exception cref="GraphQLException">The condition of one of them cannot be decided.</exception>
    public OrderedDictionary<string, List<FieldNode>> Collect(BoundObject type, IReadOnlyList<FieldNode> parents) =>
        Collect(type, parents.Select(p => p.SelectionSet).OfType<SelectionSetNode>());

    public OrderedDictionary<string, List<FieldNode>> Collect(BoundObject type, IEnumerable<SelectionSetNode> sets)
    {
        var groups = new OrderedDictionary<string, List<FieldNode>>(StringComparer.Ordinal);
        var visited = new HashSet<string>(StringComparer.Ordinal);
        foreach (var selections in sets)
        {
            Collect(type.Type, selections, groups, visited);
        }

        return groups;
    }

    /// <summary>@skip goes before @include, whatever their order.</summary>
    /// <exception cref="GraphQLException">A condition is a variable that is null.</exception>
    public bool IsIncluded(SelectionNode node) =>
        node.Directives.Count == 0 || (!Holds(node, "skip", otherwise: false) && Holds(node, "include", otherwise: true));

    /// <summary>For looking ahead: what cannot be decided fails when it is planned, not before.</summary>
    public bool MayBeIncluded(SelectionNode node)
    {
        try
        {
            return IsIncluded(node);
        }
        catch (GraphQLException)
        {
            return true;
        }
    }

    private bool Holds(SelectionNode node, string directive, bool otherwise) =>
        node.Directives.FirstOrDefault(d => d.Name.Value == directive)?.Arguments.FirstOrDefault(a => a.Name.Value == "if")?.Value switch
        {
            null => otherwise,
            BooleanValueNode boolean => boolean.Value,
            VariableNode variable when conditions.GetValueOrDefault(variable.Name.Value) is bool value => value,
            var value => throw new GraphQLException(GraphQLError.At(
                $"Argument \"@{directive}(if:)\" has invalid value: Expected variable \"{Literals.Show(value)}\" provided to non-null type \"Boolean!\" not to be null.", value) with { Code = PreparedOperation.BadInput }),
        };

    private void Collect(ObjectType type, SelectionSetNode selections, OrderedDictionary<string, List<FieldNode>> groups, HashSet<string> visited)
    {
        foreach (var selection in selections.Selections)
        {
            Visited++;
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

    public bool Applies(ObjectType type, NamedTypeNode? condition) =>
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

        planned(fields.Count);
        return new SelectionPlan(type, fields);
    }
}
