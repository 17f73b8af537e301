using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Validation.Limits;

/// <summary>Refuses operations with too many aliased fields: aliases let one field be asked for any number of times. Fragments count as
/// often as they are spread, and are counted once.</summary>
internal sealed class AliasLimit(ValidationContext context) : ValidationRule(context)
{
    // Counts of nested fragments multiply; beyond this they are "more than anyone needs to know".
    private const long Most = 1_000_000_000_000;

    private readonly Dictionary<string, long> ofFragments = new(StringComparer.Ordinal);

    public override void EnterDocument(DocumentNode document)
    {
        foreach (var operation in Context.Operations)
        {
            var count = CountIn(operation.SelectionSet);
            if (count > Context.Options.Limits.MaxAliases)
            {
                var figure = count == Most ? $"at least {Most}" : $"{count}";
                Context.ReportLimit("aliases", $"The operation has {figure} aliases, the limit is {Context.Options.Limits.MaxAliases}.", operation);
            }
        }
    }

    private long CountIn(SelectionSetNode selectionSet)
    {
        ValidationContext.EnsureStack();
        Context.Count(selectionSet.Selections.Count);
        var count = 0L;
        foreach (var selection in selectionSet.Selections)
        {
            count += selection is FieldNode { Alias: not null } ? 1 : 0;
            count += selection is FragmentSpreadNode spread ? CountIn(spread.Name.Value)
                : FragmentGraph.SubSelections(selection) is { } inner ? CountIn(inner)
                : 0;
            count = Math.Min(count, Most);
        }

        return count;
    }

    private long CountIn(string fragment)
    {
        if (ofFragments.TryGetValue(fragment, out var known) || Context.Fragments.Find(fragment) is not { } definition)
        {
            return known;
        }

        ofFragments[fragment] = 0;
        return ofFragments[fragment] = CountIn(definition.SelectionSet);
    }
}
