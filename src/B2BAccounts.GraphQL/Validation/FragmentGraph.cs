using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Validation;

/// <summary>The document's fragments by name, and which spread which.</summary>
internal sealed class FragmentGraph
{
    private readonly Dictionary<string, FragmentDefinitionNode> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<SelectionSetNode, IReadOnlyList<FragmentSpreadNode>> spreads = [];
    private readonly Dictionary<OperationDefinitionNode, IReadOnlyList<FragmentDefinitionNode>> reachable = [];

    private readonly ValidationContext context;

    public FragmentGraph(ValidationContext context)
    {
        this.context = context;
        foreach (var fragment in context.Document.Definitions.OfType<FragmentDefinitionNode>())
        {
            byName[fragment.Name.Value] = fragment;
        }
    }

    public FragmentDefinitionNode? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>All spreads in a selection set and the selection sets in it, those behind fragments not included.</summary>
    public IReadOnlyList<FragmentSpreadNode> SpreadsIn(SelectionSetNode selectionSet)
    {
        if (spreads.TryGetValue(selectionSet, out var known))
        {
            return known;
        }

        List<FragmentSpreadNode> found = [];
        var open = new Stack<SelectionSetNode>([selectionSet]);
        while (open.TryPop(out var set))
        {
            context.Count(set.Selections.Count);
            foreach (var selection in set.Selections)
            {
                if (selection is FragmentSpreadNode spread)
                {
                    found.Add(spread);
                }
                else if (SubSelections(selection) is { } inner)
                {
                    open.Push(inner);
                }
            }
        }

        return spreads[selectionSet] = found;
    }

    /// <summary>The fragments that an operation spreads, also through other fragments, each once.</summary>
    public IReadOnlyList<FragmentDefinitionNode> ReachableFrom(OperationDefinitionNode operation) =>
        reachable.TryGetValue(operation, out var known) ? known : reachable[operation] = Reachable([operation]);

    public IReadOnlyList<FragmentDefinitionNode> Reachable(IEnumerable<OperationDefinitionNode> operations)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        List<FragmentDefinitionNode> found = [];
        var open = new Queue<SelectionSetNode>(operations.Select(o => o.SelectionSet));
        while (open.TryDequeue(out var set))
        {
            foreach (var spread in SpreadsIn(set))
            {
                context.Count(1);
                if (names.Add(spread.Name.Value) && Find(spread.Name.Value) is { } fragment)
                {
                    found.Add(fragment);
                    open.Enqueue(fragment.SelectionSet);
                }
            }
        }

        return found;
    }

    public static SelectionSetNode? SubSelections(SelectionNode selection) => selection switch
    {
        FieldNode field => field.SelectionSet,
        InlineFragmentNode fragment => fragment.SelectionSet,
        _ => null,
    };
}
