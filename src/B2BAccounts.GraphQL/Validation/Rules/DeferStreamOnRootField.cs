using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Validation.Rules;

/// <summary>Root fields of mutations and subscriptions are neither deferred nor streamed (incremental delivery,
/// "Defer And Stream Directives Are Used On Valid Root Field").</summary>
internal sealed class DeferStreamOnRootField(ValidationContext context) : ValidationRule(context)
{
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    public override void EnterOperation(OperationDefinitionNode operation)
    {
        if (operation.Operation == OperationKind.Query || Context.Schema.RootType(operation.Operation) is not { } root)
        {
            return;
        }

        HashSet<string> visited = new(StringComparer.Ordinal);
        var where = $"root {operation.Operation.ToString().ToLowerInvariant()} type \"{root}\"";
        if (Check(operation.SelectionSet, where, visited))
        {
            known.UnionWith(visited);
        }
    }

    private bool Check(SelectionSetNode selectionSet, string where, HashSet<string> visited)
    {
        ValidationContext.EnsureStack();
        Context.Count(selectionSet.Selections.Count);
        var valid = true;
        foreach (var selection in selectionSet.Selections)
        {
            switch (selection)
            {
                case FieldNode when Find(selection, "stream") is { } stream:
                    valid = false;
                    Context.Report($"Stream directive cannot be used on {where}.", stream);
                    break;
                case FragmentSpreadNode spread when visited.Add(spread.Name.Value)
                    && Context.Fragments.Find(spread.Name.Value) is { } fragment:
                    valid &= NotDeferred(selection, where);
                    valid &= known.Contains(spread.Name.Value) || Check(fragment.SelectionSet, where, visited);
                    break;
                case InlineFragmentNode inline:
                    valid &= NotDeferred(selection, where);
                    valid &= Check(inline.SelectionSet, where, visited);
                    break;
            }
        }

        return valid;
    }

    private bool NotDeferred(SelectionNode selection, string where)
    {
        if (Find(selection, "defer") is not { } defer)
        {
            return true;
        }

        Context.Report($"Defer directive cannot be used on {where}.", defer);
        return false;
    }

    private static DirectiveNode? Find(SelectionNode selection, string name) =>
        selection.Directives.FirstOrDefault(d => d.Name.Value == name);
}
