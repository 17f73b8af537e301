using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Execution;

/// <summary>Which sub-fields of a field are asked for: through aliases, fragments and abstract types, without those that @skip and
/// @include leave out. Where types differ, a field counts that any of them is asked for.</summary>
public sealed class Selection
{
    private readonly Dictionary<string, List<FieldNode>> byName = new(StringComparer.Ordinal);
    private readonly Planner planner;

    internal Selection(Planner planner, IEnumerable<FieldNode> parents)
    {
        this.planner = planner;
        foreach (var parent in parents)
        {
            if (parent.SelectionSet is { } selections)
            {
                Collect(selections, []);
            }
        }
    }

    /// <summary>The names of the sub-fields, in the order of the document.</summary>
    public IReadOnlyCollection<string> Names => byName.Keys;

    /// <summary>Whether a sub-field of this name is asked for.</summary>
    public bool Asks(string name) => byName.ContainsKey(name);

    /// <summary>Whether any of these is asked for.</summary>
    public bool AsksAny(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (byName.ContainsKey(name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What is asked for below a sub-field; nothing when the sub-field is not asked for.</summary>
    public Selection Sub(string name) => new(planner, byName.GetValueOrDefault(name, []));

    private void Collect(SelectionSetNode selections, HashSet<string> visited)
    {
        foreach (var selection in selections.Selections)
        {
            if (!planner.MayBeIncluded(selection))
            {
                continue;
            }

            switch (selection)
            {
                case FieldNode field:
                    (byName.TryGetValue(field.Name.Value, out var nodes) ? nodes : byName[field.Name.Value] = []).Add(field);
                    break;
                case InlineFragmentNode inline:
                    Collect(inline.SelectionSet, visited);
                    break;
                case FragmentSpreadNode spread when visited.Add(spread.Name.Value) && planner.Fragment(spread.Name.Value) is { } fragment:
                    Collect(fragment.SelectionSet, visited);
                    break;
            }
        }
    }
}
