using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Validation.Rules;

/// <summary>A subscription selects exactly one field, unconditionally, and no introspection (section 5.2.4.1).</summary>
internal sealed class SingleFieldSubscriptions(ValidationContext context) : ValidationRule(context)
{
    public override void EnterOperation(OperationDefinitionNode operation)
    {
        if (operation.Operation != OperationKind.Subscription || Context.Schema.SubscriptionType is not { } root)
        {
            return;
        }

        var fields = new RootFields(Context, root);
        fields.Collect(operation.SelectionSet);
        var who = operation.Name is { } name ? $"Subscription \"{name}\"" : "Anonymous Subscription";
        if (fields.Conditions.Count > 0)
        {
            Context.Report($"{who} must not use `@skip` or `@include` directives in the top level selection.", fields.Conditions);
            return;
        }

        if (fields.ByKey.Count == 0)
        {
            Context.Report($"{who} must select one top level field.", operation.SelectionSet);
        }
        else if (fields.ByKey.Count > 1)
        {
            Context.Report($"{who} must select only one top level field.", fields.ByKey.Skip(1).SelectMany(f => f.Value));
        }

        foreach (var (_, nodes) in fields.ByKey)
        {
            if (nodes[0].Name.Value.StartsWith("__", StringComparison.Ordinal))
            {
                Context.Report($"{who} must not select an introspection top level field.", nodes);
            }
        }
    }

    /// <summary>CollectSubscriptionFields: what an object of the root type would be asked for, by response key in document order.</summary>
    private sealed class RootFields(ValidationContext context, ObjectType root)
    {
        private readonly HashSet<string> visited = new(StringComparer.Ordinal);

        public OrderedDictionary<string, List<FieldNode>> ByKey { get; } = new(StringComparer.Ordinal);

        public List<DirectiveNode> Conditions { get; } = [];

        public void Collect(SelectionSetNode selectionSet)
        {
            ValidationContext.EnsureStack();
            context.Count(selectionSet.Selections.Count);
            foreach (var selection in selectionSet.Selections)
            {
                var condition = selection.Directives.FirstOrDefault(d => d.Name.Value == "skip")
                    ?? selection.Directives.FirstOrDefault(d => d.Name.Value == "include");
                if (condition is not null)
                {
                    Conditions.Add(condition);
                    continue;
                }

                switch (selection)
                {
                    case FieldNode field:
                        if (!ByKey.TryGetValue(field.ResponseKey, out var nodes))
                        {
                            ByKey.Add(field.ResponseKey, nodes = []);
                        }

                        nodes.Add(field);
                        break;
                    case InlineFragmentNode inline when Applies(inline.TypeCondition):
                        Collect(inline.SelectionSet);
                        break;
                    case FragmentSpreadNode spread when context.Fragments.Find(spread.Name.Value) is { } fragment
                        && Applies(fragment.TypeCondition) && visited.Add(spread.Name.Value):
                        Collect(fragment.SelectionSet);
                        break;
                }
            }
        }

        private bool Applies(NamedTypeNode? condition) =>
            condition is null
            || (context.Schema.Type(condition.Name.Value) is { } type && (type == root || context.Schema.IsSubType(type, root)));
    }
}
