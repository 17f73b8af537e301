using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Validation.Rules;

/// <summary>No two fragments of a document have the same name (section 5.5.1.1).</summary>
internal sealed class UniqueFragmentNames(ValidationContext context) : ValidationRule(context)
{
    private readonly Dictionary<string, NameNode> known = new(StringComparer.Ordinal);

    public override void EnterFragment(FragmentDefinitionNode fragment)
    {
        if (!known.TryAdd(fragment.Name.Value, fragment.Name))
        {
            Context.Report($"There can be only one fragment named \"{fragment.Name}\".", known[fragment.Name.Value], fragment.Name);
        }
    }
}
