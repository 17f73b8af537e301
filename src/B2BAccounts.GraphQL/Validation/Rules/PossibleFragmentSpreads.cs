using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Validation.Rules;

/// <summary>A fragment is spread only where an object of its type can occur (section 5.5.2.3).</summary>
internal sealed class PossibleFragmentSpreads(ValidationContext context) : ValidationRule(context)
{
    public override void EnterInlineFragment(InlineFragmentNode fragment)
    {
        if (Context is { Type: Types.NamedType { IsComposite: true } type, ParentType: { } parent } && !Context.Schema.Overlap(type, parent))
        {
            Context.Report(
                $"Fragment cannot be spread here as objects of type \"{parent}\" can never be of type \"{type}\".", fragment);
        }
    }

    public override void EnterFragmentSpread(FragmentSpreadNode spread)
    {
        if (Context.Fragments.Find(spread.Name.Value) is { } fragment
            && Context.Schema.Type(fragment.TypeCondition.Name.Value) is { IsComposite: true } type
            && Context.ParentType is { } parent
            && !Context.Schema.Overlap(type, parent))
        {
            Context.Report(
                $"Fragment \"{spread.Name}\" cannot be spread here as objects of type \"{parent}\" can never be of type \"{type}\".",
                spread);
        }
    }
}
