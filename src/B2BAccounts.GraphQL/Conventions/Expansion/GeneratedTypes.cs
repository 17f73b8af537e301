using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Conventions.Expansion;

/// <summary>The types that the conventions add, each once, and no two recipes under one name.</summary>
internal sealed class GeneratedTypes(SdlTypes written, List<SchemaFault> faults)
{
    private readonly Dictionary<string, (string Recipe, Node Origin)> made = new(StringComparer.Ordinal);
    private readonly List<Func<TypeDefinitionNode>> drafts = [];

    /// <summary>Adds a type unless the same recipe has made it already.</summary>
    /// <param name="recipe">What the type is made of, in words: part of the message when another recipe wants the name.</param>
    /// <param name="advice">What to do about a clash of names.</param>
    public void Add(string name, string recipe, Node origin, Func<Draft, TypeDefinitionNode> make, string advice = "Rename one of them")
    {
        if (made.TryGetValue(name, out var first))
        {
            if (first.Recipe != recipe)
            {
                Fault(origin, $"{name} would be both {first.Recipe} (line {first.Origin.Location?.Line} of {first.Origin.Source?.Name}) and {recipe}. {advice}.");
            }

            return;
        }

        made.Add(name, (recipe, origin));
        if (written.Find(name) is { } taken)
        {
            Fault(taken.Name, $"{name} is the name of a type that the conventions make: {recipe}. Rename this one.");
        }
        else
        {
            var slot = drafts.Count;
            drafts.Add(() => throw new InvalidOperationException());
            var type = make(new Draft(origin));
            drafts[slot] = () => type;
        }
    }

    public IReadOnlyList<DefinitionNode> Definitions => [.. drafts.Select(d => d())];

    private void Fault(Node node, string message) => faults.Add(SchemaFault.At(node, message));
}
