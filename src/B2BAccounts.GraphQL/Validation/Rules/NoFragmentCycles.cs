using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Validation.Rules;

/// <summary>No fragment spreads itself, be it through others (section 5.5.2.2).</summary>
internal sealed class NoFragmentCycles(ValidationContext context) : ValidationRule(context)
{
    // A hundred long cycles would make a long answer of a short document.
    private const int MostShown = 20;

    private readonly HashSet<string> visited = new(StringComparer.Ordinal);
    private readonly List<FragmentSpreadNode> path = [];
    private readonly Dictionary<string, int> positionInPath = new(StringComparer.Ordinal);

    public override void EnterFragment(FragmentDefinitionNode fragment) => Follow(fragment);

    private void Follow(FragmentDefinitionNode fragment)
    {
        ValidationContext.EnsureStack();
        if (!visited.Add(fragment.Name.Value))
        {
            return;
        }

        positionInPath[fragment.Name.Value] = path.Count;
        foreach (var spread in Context.Fragments.SpreadsIn(fragment.SelectionSet))
        {
            var name = spread.Name.Value;
            Context.Count(1);
            path.Add(spread);
            if (positionInPath.TryGetValue(name, out var start))
            {
                var cycle = path[start..];
                var via = string.Join(", ", cycle.SkipLast(1).Take(MostShown).Select(s => $"\"{s.Name}\"")) + (cycle.Count - 1 > MostShown ? ", …" : "");
                Context.Report($"Cannot spread fragment \"{name}\" within itself{(via.Length == 0 ? "" : $" via {via}")}.", cycle.Take(MostShown));
            }
            else if (Context.Fragments.Find(name) is { } next)
            {
                Follow(next);
            }

            path.RemoveAt(path.Count - 1);
        }

        positionInPath.Remove(fragment.Name.Value);
    }
}
