using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Validation.Rules;

/// <summary>Objects are asked for their fields, scalars and enums have none (section 5.3.3).</summary>
internal sealed class LeafFieldSelections(ValidationContext context) : ValidationRule(context)
{
    public override void EnterField(FieldNode field)
    {
        if (Context.Type is not { } type)
        {
            return;
        }

        if (type.IsLeaf && field.SelectionSet is { } selectionSet)
        {
            Context.Report($"Field \"{field.Name}\" must not have a selection since type \"{type}\" has no subfields.", selectionSet);
        }
        else if (!type.IsLeaf && field.SelectionSet is null)
        {
            Context.Report(
                $"Field \"{field.Name}\" of type \"{type}\" must have a selection of subfields. Did you mean \"{field.Name} {{ ... }}\"?",
                field);
        }
    }
}
