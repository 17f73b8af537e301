using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Validation.Limits;

/// <summary>Refuses operations that start too many root fields, each of which may be a query of its own.</summary>
internal sealed class RootFieldLimit(ValidationContext context) : ValidationRule(context)
{
    public override void EnterDocument(DocumentNode document)
    {
        foreach (var operation in Context.Operations)
        {
            var count = CountIn(operation);
            if (count > Context.Options.Limits.MaxRootFields)
            {
                Context.ReportLimit(
                    "rootFields",
                    $"The operation has {count} root fields, the limit is {Context.Options.Limits.MaxRootFields}.", operation);
            }
        }
    }

    private int CountIn(OperationDefinitionNode operation)
    {
        HashSet<string> keys = new(StringComparer.Ordinal);
        HashSet<string> spread = new(StringComparer.Ordinal);
        var open = new Stack<SelectionSetNode>([operation.SelectionSet]);
        while (open.TryPop(out var set))
        {
            Context.Count(set.Selections.Count);
            foreach (var selection in set.Selections)
            {
                switch (selection)
                {
                    case FieldNode field:
                        keys.Add(field.ResponseKey);
                        break;
                    case InlineFragmentNode inline:
                        open.Push(inline.SelectionSet);
                        break;
                    case FragmentSpreadNode { Name.Value: var name } when spread.Add(name)
                        && Context.Fragments.Find(name) is { } fragment:
                        open.Push(fragment.SelectionSet);
                        break;
                }
            }
        }

        return keys.Count;
    }
}
