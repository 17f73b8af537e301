using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Validation.Rules;

/// <summary>Two groups of fields that would land under one response key and cannot be merged.</summary>
internal sealed record FieldConflict(string ResponseKey, string Reason, IReadOnlyList<FieldNode> First, IReadOnlyList<FieldNode> Second);

/// <summary>Names conflicts by comparing fields pair by pair, in the order and with the words of graphql-js (section 5.3.2). What was
/// compared is remembered by pairs of fragments, and the work is bounded.</summary>
internal sealed class FieldConflicts(ValidationContext context)
{
    private const int MostWork = 500_000;
    private const int LongestReason = 1000;
    private const int MostNodes = 20;

    private readonly Dictionary<(SelectionSetNode, NamedType?), FieldSet> sets = [];
    private readonly Dictionary<(FieldSet, FragmentDefinitionNode), bool> comparedWithFragment = [];
    private readonly Dictionary<(FragmentDefinitionNode, FragmentDefinitionNode), bool> comparedFragments = [];
    private readonly Dictionary<ArgumentNode, string> canonicalArguments = [];
    private int work;

    public List<FieldConflict> Within(SelectionSetNode selectionSet, NamedType? parent)
    {
        List<FieldConflict> found = [];
        var set = SetOf(selectionSet, parent);
        foreach (var (key, group) in set.Groups.Where(g => g.Value.Same is null))
        {
            var fields = group.Fields;
            for (var i = 0; i < fields.Count && !IsFull(found); i++)
            {
                for (var j = i + 1; j < fields.Count && !IsFull(found); j++)
                {
                    Add(found, Compare(key, fields[i], fields[j], exclusive: false));
                }
            }
        }

        for (var i = 0; i < set.Fragments.Count; i++)
        {
            CompareWithFragment(found, set, set.Fragments[i], exclusive: false);
            for (var j = i + 1; j < set.Fragments.Count; j++)
            {
                CompareFragments(found, set.Fragments[i], set.Fragments[j], exclusive: false);
            }
        }

        return found;
    }

    public static string Shorten(string text) => text.Length > LongestReason ? text[..LongestReason] + "..." : text;

    /// <summary>A value's text with the fields of objects in order, so that equal values have equal texts.</summary>
    public static string Canonical(ValueNode value) => value switch
    {
        ObjectValueNode input =>
            $"{{{string.Join(',', input.Fields.OrderBy(f => f.Name.Value, StringComparer.Ordinal).Select(f => $"{f.Name}:{Canonical(f.Value)}"))}}}",
        ListValueNode list => $"[{string.Join(',', list.Values.Select(Canonical))}]",
        StringValueNode text => (text.Block ? "B" : "") + Printer.Quote(text.Value),
        _ => Printer.Print(value),
    };

    private void CompareWithFragment(List<FieldConflict> found, FieldSet set, FragmentDefinitionNode fragment, bool exclusive)
    {
        Spend(1);
        if (set.Groups.Count == 0 || IsKnown(comparedWithFragment, (set, fragment), exclusive))
        {
            return;
        }

        comparedWithFragment[(set, fragment)] = exclusive;
        var other = SetOf(fragment);
        if (set == other)
        {
            return;
        }

        CompareSets(found, set, other, exclusive);
        foreach (var next in other.Fragments)
        {
            CompareWithFragment(found, set, next, exclusive);
        }
    }

    private void CompareFragments(List<FieldConflict> found, FragmentDefinitionNode a, FragmentDefinitionNode b, bool exclusive)
    {
        Spend(2);
        if (a == b || IsKnown(comparedFragments, (a, b), exclusive) || IsKnown(comparedFragments, (b, a), exclusive))
        {
            return;
        }

        comparedFragments[(a, b)] = exclusive;
        var (setA, setB) = (SetOf(a), SetOf(b));
        CompareSets(found, setA, setB, exclusive);
        foreach (var next in setB.Fragments)
        {
            CompareFragments(found, a, next, exclusive);
        }

        foreach (var next in setA.Fragments)
        {
            CompareFragments(found, next, b, exclusive);
        }
    }

    private void CompareSets(List<FieldConflict> found, FieldSet a, FieldSet b, bool exclusive)
    {
        foreach (var (key, groupA) in a.Groups)
        {
            Spend(1);
            if (IsFull(found) || !b.Groups.TryGetValue(key, out var groupB) || (groupA.Same is { } same && same == groupB.Same))
            {
                continue;
            }

            foreach (var fieldA in groupA.Fields)
            {
                foreach (var fieldB in groupB.Fields)
                {
                    if (!IsFull(found))
                    {
                        Add(found, Compare(key, fieldA, fieldB, exclusive));
                    }
                }
            }
        }
    }

    private FieldConflict? Compare(string key, Field a, Field b, bool exclusive)
    {
        Spend(2);
        exclusive |= a.Parent != b.Parent && a.Parent is ObjectType && b.Parent is ObjectType;
        if (Difference(a, b, exclusive) is { } reason)
        {
            return new FieldConflict(key, reason, [a.Node], [b.Node]);
        }

        if (a.Node.SelectionSet is not { } selectionsA || b.Node.SelectionSet is not { } selectionsB)
        {
            return null;
        }

        var inner = BetweenSubSelections(SetOf(selectionsA, a.Type?.Named), SetOf(selectionsB, b.Type?.Named), exclusive);
        return inner.Count == 0 ? null : Around(key, a.Node, b.Node, inner);
    }

    private string? Difference(Field a, Field b, bool exclusive)
    {
        if (!exclusive)
        {
            if (a.Node.Name.Value != b.Node.Name.Value)
            {
                return $"\"{Shorten(a.Node.Name.Value)}\" and \"{Shorten(b.Node.Name.Value)}\" are different fields";
            }

            if (!SameArguments(a.Node.Arguments, b.Node.Arguments))
            {
                return "they have differing arguments";
            }
        }

        if (a.Stream is not null || b.Stream is not null)
        {
            return a.Stream is not null && b.Stream is not null && SameArguments(a.Stream.Arguments, b.Stream.Arguments)
                ? "they have overlapping stream directives. See https://github.com/graphql/defer-stream-wg/discussions/100"
                : "they have overlapping stream directives";
        }

        return a.Type is not null && b.Type is not null && TypesConflict(a.Type, b.Type)
            ? $"they return conflicting types \"{a.Type}\" and \"{b.Type}\""
            : null;
    }

    private List<FieldConflict> BetweenSubSelections(FieldSet a, FieldSet b, bool exclusive)
    {
        List<FieldConflict> found = [];
        CompareSets(found, a, b, exclusive);
        foreach (var fragment in b.Fragments)
        {
            CompareWithFragment(found, a, fragment, exclusive);
        }

        foreach (var fragment in a.Fragments)
        {
            CompareWithFragment(found, b, fragment, exclusive);
        }

        foreach (var fragmentA in a.Fragments)
        {
            foreach (var fragmentB in b.Fragments)
            {
                CompareFragments(found, fragmentA, fragmentB, exclusive);
            }
        }

        return found;
    }

    /// <summary>The conflict of two fields whose sub-fields conflict; long ones are cut, since they multiply with depth.</summary>
    private static FieldConflict Around(string key, FieldNode a, FieldNode b, List<FieldConflict> inner)
    {
        var reason = "";
        foreach (var conflict in inner)
        {
            reason += $"{(reason.Length == 0 ? "" : " and ")}subfields \"{Shorten(conflict.ResponseKey)}\" conflict because {conflict.Reason}";
            if (reason.Length > LongestReason)
            {
                break;
            }
        }

        return new FieldConflict(key, Shorten(reason), Nodes(a, inner.Select(c => c.First)), Nodes(b, inner.Select(c => c.Second)));
    }

    private static List<FieldNode> Nodes(FieldNode field, IEnumerable<IReadOnlyList<FieldNode>> inner)
    {
        List<FieldNode> nodes = [field];
        foreach (var more in inner)
        {
            nodes.AddRange(more.TakeLast(MostNodes - nodes.Count));
            if (nodes.Count == MostNodes)
            {
                break;
            }
        }

        return nodes;
    }

    private bool SameArguments(IReadOnlyList<ArgumentNode> a, IReadOnlyList<ArgumentNode> b)
    {
        if (a.Count != b.Count)
        {
            return false;
        }

        foreach (var argument in a)
        {
            Spend(1);
            var other = b.LastOrDefault(o => o.Name.Value == argument.Name.Value);
            if (other is null || CanonicalOf(argument) != CanonicalOf(other))
            {
                return false;
            }
        }

        return true;
    }

    private string CanonicalOf(ArgumentNode argument) =>
        canonicalArguments.TryGetValue(argument, out var known) ? known : canonicalArguments[argument] = Canonical(argument.Value);

    private static bool TypesConflict(GraphType a, GraphType b) => (a, b) switch
    {
        (ListType listA, ListType listB) => TypesConflict(listA.OfType, listB.OfType),
        (ListType, _) or (_, ListType) => true,
        (NonNullType nonNullA, NonNullType nonNullB) => TypesConflict(nonNullA.OfType, nonNullB.OfType),
        (NonNullType, _) or (_, NonNullType) => true,
        _ => (a.IsLeaf || b.IsLeaf) && a != b,
    };

    private static bool IsKnown<TKey>(Dictionary<TKey, bool> compared, TKey key, bool exclusive)
        where TKey : notnull =>
        compared.TryGetValue(key, out var knownExclusive) && (exclusive || !knownExclusive);

    private static void Add(List<FieldConflict> found, FieldConflict? conflict)
    {
        if (conflict is not null)
        {
            found.Add(conflict);
        }
    }

    /// <summary>No more conflicts are looked for than can be reported.</summary>
    private bool IsFull(List<FieldConflict> found) => found.Count > Math.Max(100, context.Options.MaxErrors);

    private FieldSet SetOf(FragmentDefinitionNode fragment) =>
        SetOf(fragment.SelectionSet, context.Schema.Type(fragment.TypeCondition.Name.Value));

    private FieldSet SetOf(SelectionSetNode selectionSet, NamedType? parent)
    {
        if (!sets.TryGetValue((selectionSet, parent), out var set))
        {
            sets[(selectionSet, parent)] = set = new FieldSet();
            Collect(set, selectionSet, parent);
        }

        return set;
    }

    private void Collect(FieldSet set, SelectionSetNode selectionSet, NamedType? parent)
    {
        foreach (var selection in selectionSet.Selections)
        {
            switch (selection)
            {
                case FieldNode node:
                    var type = (parent as FieldsType)?.Field(node.Name.Value)?.Type;
                    var stream = node.Directives.FirstOrDefault(d => d.Name.Value == "stream");
                    if (!set.Groups.TryGetValue(node.ResponseKey, out var group))
                    {
                        set.Groups.Add(node.ResponseKey, group = new FieldGroup());
                    }

                    group.Add(new Field(node, parent, type, stream));
                    break;
                case InlineFragmentNode inline:
                    Collect(set, inline.SelectionSet, inline.TypeCondition is { } on ? context.Schema.Type(on.Name.Value) : parent);
                    break;
                case FragmentSpreadNode spread when context.Fragments.Find(spread.Name.Value) is { } fragment:
                    set.AddFragment(fragment);
                    break;
            }
        }
    }

    private void Spend(int units)
    {
        ValidationContext.EnsureStack();
        context.Count(units);
        work += units;
        if (work > MostWork)
        {
            throw new ValidationAbortedException(new GraphQLError(
                $"Fields of the document overlap in more ways than can be checked, the limit is {MostWork} comparisons. Validation aborted.")
                .BeyondLimit("fieldComparisons"));
        }
    }

    private sealed record Field(FieldNode Node, NamedType? Parent, GraphType? Type, DirectiveNode? Stream);

    /// <summary>The fields under one response key.</summary>
    private sealed class FieldGroup
    {
        public List<Field> Fields { get; } = [];

        /// <summary>Name, arguments and type when all are the same and without sub-fields, so that no two of them can conflict.</summary>
        public string? Same { get; private set; }

        public void Add(Field field)
        {
            var own = field is { Node.SelectionSet: null, Stream: null } && FieldMerging.SignatureOf(field.Node) is { } signature
                ? $"{signature} {field.Type}"
                : null;
            Same = Fields.Count == 0 || Same == own ? own : null;
            Fields.Add(field);
        }
    }

    private sealed class FieldSet
    {
        private readonly HashSet<FragmentDefinitionNode> seen = [];

        public OrderedDictionary<string, FieldGroup> Groups { get; } = new(StringComparer.Ordinal);

        /// <summary>Each once, in the order in which they are spread first.</summary>
        public List<FragmentDefinitionNode> Fragments { get; } = [];

        public void AddFragment(FragmentDefinitionNode fragment)
        {
            if (seen.Add(fragment))
            {
                Fragments.Add(fragment);
            }
        }
    }
}
