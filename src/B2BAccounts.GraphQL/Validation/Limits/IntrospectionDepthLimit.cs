using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Validation.Limits;

/// <summary>Refuses introspection that nests the schema's lists of types and fields, whose answer would grow with a power of the schema's
/// size. Stands with the rules, since graphql-js has it among them.</summary>
internal sealed class IntrospectionDepthLimit(ValidationContext context) : ValidationRule(context)
{
    // Fragments that spread themselves would nest for ever; deeper than this is not told apart.
    private const int Deepest = 50;

    private FieldNode? refused;

    public override void EnterField(FieldNode field)
    {
        var insideRefused = refused is not null && field.Source == refused.Source && field.Start >= refused.Start && field.Start < refused.End;
        if (field.Name.Value is not ("__schema" or "__type") || field.SelectionSet is null || insideRefused)
        {
            return;
        }

        var depth = DepthOf(field.SelectionSet, 0, new(StringComparer.Ordinal));
        if (depth > Context.Options.Limits.MaxIntrospectionLists)
        {
            refused = field;
            Context.ReportLimit(
                "introspectionLists",
                $"Maximum introspection depth exceeded: lists of the schema nest {depth} deep, "
                + $"the limit is {Context.Options.Limits.MaxIntrospectionLists}.",
                field);
        }
    }

    /// <param name="entered">How deep each fragment was entered; entering it again as deep or less brings nothing new.</param>
    private int DepthOf(SelectionSetNode selectionSet, int depth, Dictionary<string, int> entered)
    {
        ValidationContext.EnsureStack();
        Context.Count(selectionSet.Selections.Count);
        var deepest = depth;
        foreach (var selection in selectionSet.Selections)
        {
            if (selection is FragmentSpreadNode { Name.Value: var name })
            {
                if (depth < Deepest
                    && entered.GetValueOrDefault(name, -1) < depth
                    && Context.Fragments.Find(name) is { } fragment)
                {
                    entered[name] = depth;
                    deepest = Math.Max(deepest, DepthOf(fragment.SelectionSet, depth, entered));
                }

                continue;
            }

            var own = depth + (selection is FieldNode { Name.Value: "fields" or "interfaces" or "possibleTypes" or "inputFields" } ? 1 : 0);
            deepest = Math.Max(
                deepest, FragmentGraph.SubSelections(selection) is { } inner ? DepthOf(inner, own, entered) : own);
        }

        return deepest;
    }
}
