using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Validation.Rules;

/// <summary>Every fragment is spread by an operation, be it through other fragments (section 5.5.1.4).</summary>
internal sealed class NoUnusedFragments(ValidationContext context) : ValidationRule(context)
{
    public override void LeaveDocument(DocumentNode document)
    {
        var used = Context.Fragments.Reachable(Context.Operations).Select(f => f.Name.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var fragment in document.Definitions.OfType<FragmentDefinitionNode>().Where(f => !used.Contains(f.Name.Value)))
        {
            Context.Report($"Fragment \"{fragment.Name}\" is never used.", fragment);
        }
    }
}
