using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Validation.Limits;

/// <summary>Refuses operations whose fields nest too deeply, fragments expanded; each fragment is measured once.</summary>
internal sealed class DepthLimit(ValidationContext context) : ValidationRule(context)
{
    private readonly Dictionary<string, int> ofFragments = new(StringComparer.Ordinal);

    public override void EnterDocument(DocumentNode document)
    {
        foreach (var operation in Context.Operations)
        {
            var depth = DepthOf(operation.SelectionSet);
            if (depth > Context.Options.Limits.MaxDepth)
            {
                Context.ReportLimit("depth", $"The operation's fields nest {depth} deep, the limit is {Context.Options.Limits.MaxDepth}.", operation);
            }
        }
    }

    private int DepthOf(SelectionSetNode selectionSet)
    {
        ValidationContext.EnsureStack();
        Context.Count(selectionSet.Selections.Count);
        var deepest = 0;
        foreach (var selection in selectionSet.Selections)
        {
            deepest = Math.Max(deepest, selection switch
            {
                FieldNode { SelectionSet: { } inner } => 1 + DepthOf(inner),
                InlineFragmentNode inline => DepthOf(inline.SelectionSet),
                FragmentSpreadNode spread => DepthOf(spread.Name.Value),
                _ => 1,
            });
        }

        return deepest;
    }

    private int DepthOf(string fragment)
    {
        if (ofFragments.TryGetValue(fragment, out var known) || Context.Fragments.Find(fragment) is not { } definition)
        {
            return known;
        }

        // A fragment that spreads itself adds nothing here: another rule refuses it.
        ofFragments[fragment] = 0;
        return ofFragments[fragment] = DepthOf(definition.SelectionSet);
    }
}
