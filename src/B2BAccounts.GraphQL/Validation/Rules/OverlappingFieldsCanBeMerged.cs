using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Validation.Rules;

/// <summary>Fields that land under one response key are one field of one shape (section 5.3.2). A check that groups whole sets of fields
/// clears valid documents in about linear time; only when it doubts are fields compared pair by pair, to name the ones that conflict.</summary>
internal sealed class OverlappingFieldsCanBeMerged(ValidationContext context) : ValidationRule(context)
{
    private readonly List<(SelectionSetNode SelectionSet, NamedType? Parent)> toCompare = [];

    public override void EnterSelectionSet(SelectionSetNode selectionSet, Node parent)
    {
        // An inline fragment's fields are compared as part of the set around it.
        if (parent is not InlineFragmentNode
            && (selectionSet.Selections.Count > 1 || selectionSet.Selections is [InlineFragmentNode]))
        {
            toCompare.Add((selectionSet, Context.ParentType));
        }
    }

    public override void LeaveDocument(DocumentNode document)
    {
        if (new FieldMerging(Context).IsProven())
        {
            return;
        }

        var comparison = new FieldConflicts(Context);
        foreach (var (selectionSet, parent) in toCompare)
        {
            foreach (var conflict in comparison.Within(selectionSet, parent))
            {
                Context.Report(
                    $"Fields \"{FieldConflicts.Shorten(conflict.ResponseKey)}\" conflict because {conflict.Reason}. Use different aliases "
                    + "on the fields to fetch both if this was intentional.",
                    conflict.First.Concat(conflict.Second));
            }
        }
    }
}
