using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Validation.Rules;

/// <summary>In a subscription nothing is deferred or streamed unless a condition can turn that off (incremental delivery,
/// "Defer And Stream Directives Are Used On Valid Operations").</summary>
internal sealed class DeferStreamOnValidOperations(ValidationContext context) : ValidationRule(context)
{
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly Stack<FragmentSpreadNode> through = new();

    public override void EnterOperation(OperationDefinitionNode operation)
    {
        if (operation.Operation != OperationKind.Subscription)
        {
            return;
        }

        HashSet<string> visited = new(StringComparer.Ordinal);
        if (Check(operation.SelectionSet, visited))
        {
            known.UnionWith(visited);
        }
    }

    private bool Check(SelectionSetNode selectionSet, HashSet<string> visited)
    {
        ValidationContext.EnsureStack();
        Context.Count(selectionSet.Selections.Count);
        var valid = true;
        foreach (var selection in selectionSet.Selections.Where(s => !MaySkip(s)))
        {
            foreach (var directive in selection.Directives.Where(d => d.Name.Value is "defer" or "stream" && !MayBeOff(d)))
            {
                valid = false;
                var (title, name) = directive.Name.Value == "defer" ? ("Defer", "defer") : ("Stream", "stream");
                Context.Report(
                    $"{title} directive not supported on subscription operations. Disable `@{name}` by setting the `if` argument to `false`.",
                    [directive, .. through]);
            }

            if (selection is FragmentSpreadNode spread)
            {
                if (!known.Contains(spread.Name.Value)
                    && visited.Add(spread.Name.Value)
                    && Context.Fragments.Find(spread.Name.Value) is { } fragment)
                {
                    through.Push(spread);
                    valid &= Check(fragment.SelectionSet, visited);
                    through.Pop();
                }
            }
            else if (FragmentGraph.SubSelections(selection) is { } inner)
            {
                valid &= Check(inner, visited);
            }
        }

        return valid;
    }

    private static bool MaySkip(SelectionNode selection) =>
        (selection.Directives.FirstOrDefault(d => d.Name.Value == "skip") is { } skip && If(skip) is not BooleanValueNode { Value: false })
        || (selection.Directives.FirstOrDefault(d => d.Name.Value == "include") is { } include
            && If(include) is not (null or BooleanValueNode { Value: true }));

    private static bool MayBeOff(DirectiveNode directive) => If(directive) is BooleanValueNode { Value: false } or VariableNode;

    private static ValueNode? If(DirectiveNode directive) => directive.Arguments.FirstOrDefault(a => a.Name.Value == "if")?.Value;
}
