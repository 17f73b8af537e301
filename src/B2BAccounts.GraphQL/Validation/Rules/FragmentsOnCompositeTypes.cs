using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Validation.Rules;

/// <summary>Fragments have a condition on an object, interface or union (section 5.5.1.3).</summary>
internal sealed class FragmentsOnCompositeTypes(ValidationContext context) : ValidationRule(context)
{
    public override void EnterInlineFragment(InlineFragmentNode fragment)
    {
        if (fragment.TypeCondition is { } condition && IsWrong(condition))
        {
            Context.Report($"Fragment cannot condition on non composite type \"{condition.Name}\".", condition);
        }
    }

    public override void EnterFragment(FragmentDefinitionNode fragment)
    {
        if (IsWrong(fragment.TypeCondition))
        {
            Context.Report(
                $"Fragment \"{fragment.Name}\" cannot condition on non composite type \"{fragment.TypeCondition.Name}\".",
                fragment.TypeCondition);
        }
    }

    private bool IsWrong(NamedTypeNode condition) => Context.Schema.Type(condition.Name.Value) is { IsComposite: false };
}
