using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Validation.Rules;

/// <summary>Proves that fields can be merged by looking at sets instead of pairs: all fields under one response key must have one shape,
/// and those that one object can have together one name and one list of arguments; then the same for all their sub-fields as one set
/// (after Simon Adameit's algorithm for section 5.3.2). Equal sets are looked at once.</summary>
internal sealed class FieldMerging(ValidationContext context)
{
    private const int MostWork = 1_000_000;

    private readonly Dictionary<FieldNode, Entry> entries = [];
    private readonly HashSet<FieldSet> shapesSeen = [];
    private readonly HashSet<FieldSet> namesSeen = [];
    private readonly HashSet<FragmentDefinitionNode> reached = [];
    private int work;

    /// <summary>False when something conflicts, or when the sets are too many to tell.</summary>
    public bool IsProven()
    {
        foreach (var operation in context.Operations)
        {
            if (!Agrees(Collect(operation.SelectionSet, context.Schema.RootType(operation.Operation))))
            {
                return false;
            }
        }

        // What an operation's sets hold is proven with them. Of the fragments left, those that hold others come first.
        var left = context.Document.Definitions.OfType<FragmentDefinitionNode>().Where(f => !reached.Contains(f)).ToList();
        var inner = left.SelectMany(f => context.Fragments.SpreadsIn(f.SelectionSet)).Select(s => s.Name.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var fragment in left.OrderBy(f => inner.Contains(f.Name.Value)))
        {
            if (!reached.Contains(fragment)
                && !Agrees(Collect(fragment.SelectionSet, context.Schema.Type(fragment.TypeCondition.Name.Value))))
            {
                return false;
            }
        }

        return true;
    }

    private bool Agrees(FieldSet set) => ShapesAgree(set) && NamesAgree(set);

    /// <summary>SameResponseShape for a whole set and all below it.</summary>
    private bool ShapesAgree(FieldSet set)
    {
        ValidationContext.EnsureStack();
        if (!shapesSeen.Add(set))
        {
            return true;
        }

        foreach (var group in ByResponseKey(set))
        {
            string? shape = null;
            foreach (var entry in group)
            {
                if (group.Count > 1 && (entry.IsStreamed || (shape ??= entry.Shape) != (entry.Shape ?? shape)))
                {
                    return false;
                }
            }

            if (SubFields(group) is { } inner && !ShapesAgree(inner))
            {
                return false;
            }
        }

        return work < MostWork;
    }

    /// <summary>FieldsInSetCanMerge's other half: names and arguments, among fields that one object can have.</summary>
    private bool NamesAgree(FieldSet set)
    {
        ValidationContext.EnsureStack();
        if (!namesSeen.Add(set))
        {
            return true;
        }

        foreach (var group in ByResponseKey(set))
        {
            foreach (var together in ByCommonParent(group))
            {
                if (together.Count > 1 && together.Exists(e => e.Signature is null || e.Signature != together[0].Signature))
                {
                    return false;
                }

                if (SubFields(together) is { } inner && !NamesAgree(inner))
                {
                    return false;
                }
            }
        }

        return work < MostWork;
    }

    private Dictionary<string, List<Entry>>.ValueCollection ByResponseKey(FieldSet set)
    {
        Dictionary<string, List<Entry>> groups = new(StringComparer.Ordinal);
        foreach (var entry in set.Entries)
        {
            Spend(1);
            (groups.TryGetValue(entry.Node.ResponseKey, out var group) ? group : groups[entry.Node.ResponseKey] = []).Add(entry);
        }

        return groups.Values;
    }

    /// <summary>For each object type its fields and those of abstract types, since an object of it can have them all.</summary>
    private IEnumerable<List<Entry>> ByCommonParent(List<Entry> group)
    {
        if (group.TrueForAll(e => e.Parent == group[0].Parent))
        {
            return [group];
        }

        var concrete = group.Where(e => e.Parent is ObjectType).GroupBy(e => e.Parent).ToList();
        if (concrete.Count == 0)
        {
            return [group];
        }

        List<Entry> shared = [.. group.Where(e => e.Parent is not ObjectType)];
        Spend(concrete.Count * shared.Count);
        return work >= MostWork ? [group] : concrete.Select(objects => (List<Entry>)[.. objects, .. shared]);
    }

    private FieldSet? SubFields(List<Entry> group)
    {
        if (group.Count == 1)
        {
            return SubFields(group[0]);
        }

        HashSet<Entry> merged = [];
        foreach (var entry in group)
        {
            if (work < MostWork && SubFields(entry) is { } inner)
            {
                Spend(inner.Entries.Length);
                merged.UnionWith(inner.Entries);
            }
        }

        return merged.Count == 0 ? null : new FieldSet(merged);
    }

    private FieldSet? SubFields(Entry entry)
    {
        if (entry.Inner is null && entry.Node.SelectionSet is { } selectionSet)
        {
            entry.Inner = Collect(selectionSet, entry.Type?.Named);
        }

        return entry.Inner;
    }

    private void Spend(int units)
    {
        context.Count(units);
        work += units;
    }

    private FieldSet Collect(SelectionSetNode selectionSet, NamedType? parent)
    {
        HashSet<Entry> found = [];
        HashSet<string> spread = new(StringComparer.Ordinal);
        var open = new Stack<(SelectionSetNode, NamedType?)>([(selectionSet, parent)]);
        while (work < MostWork && open.TryPop(out var next))
        {
            var (set, type) = next;
            foreach (var selection in set.Selections)
            {
                Spend(1);
                switch (selection)
                {
                    case FieldNode field:
                        found.Add(EntryOf(field, type));
                        break;
                    case InlineFragmentNode inline:
                        open.Push((inline.SelectionSet, inline.TypeCondition is { } on ? context.Schema.Type(on.Name.Value) : type));
                        break;
                    case FragmentSpreadNode { Name.Value: var name } when spread.Add(name)
                        && context.Fragments.Find(name) is { } fragment:
                        reached.Add(fragment);
                        open.Push((fragment.SelectionSet, context.Schema.Type(fragment.TypeCondition.Name.Value)));
                        break;
                }
            }
        }

        return new FieldSet(found);
    }

    private Entry EntryOf(FieldNode field, NamedType? parent)
    {
        if (!entries.TryGetValue(field, out var entry))
        {
            var type = (parent as FieldsType)?.Field(field.Name.Value)?.Type;
            entry = entries[field] = new Entry(entries.Count, field, parent, type);
        }

        return entry;
    }

    /// <summary>Name and arguments; null when an argument is given twice, so that nothing can be said.</summary>
    public static string? SignatureOf(FieldNode node)
    {
        if (node.Arguments.Count == 0)
        {
            return node.Name.Value;
        }

        var arguments = node.Arguments.OrderBy(a => a.Name.Value, StringComparer.Ordinal).ToList();
        return arguments.DistinctBy(a => a.Name.Value).Count() < arguments.Count
            ? null
            : $"{node.Name}({string.Join(',', arguments.Select(a => $"{a.Name}:{FieldConflicts.Canonical(a.Value)}"))})";
    }

    private sealed class Entry(int id, FieldNode node, NamedType? parent, GraphType? type)
    {
        public int Id => id;

        public FieldNode Node => node;

        public NamedType? Parent => parent;

        public GraphType? Type => type;

        public FieldSet? Inner { get; set; }

        public bool IsStreamed { get; } = node.Directives.Any(d => d.Name.Value == "stream");

        /// <summary>Wrappers and, for leaves, the name: what SameResponseShape compares. Null when the type is unknown.</summary>
        public string? Shape { get; } = type is null ? null
            : type.IsLeaf ? type.ToString()
            : type.ToString()!.Replace(type.Named.Name, "{}", StringComparison.Ordinal);

        public string? Signature { get; } = SignatureOf(node);
    }

    /// <summary>Equal when it holds the same fields.</summary>
    private sealed class FieldSet : IEquatable<FieldSet>
    {
        private readonly int hash;

        public FieldSet(HashSet<Entry> entries)
        {
            Entries = [.. entries];
            Array.Sort(Entries, static (a, b) => a.Id.CompareTo(b.Id));
            var combined = default(HashCode);
            foreach (var entry in Entries)
            {
                combined.Add(entry.Id);
            }

            hash = combined.ToHashCode();
        }

        public Entry[] Entries { get; }

        public bool Equals(FieldSet? other) => other is not null && Entries.AsSpan().SequenceEqual(other.Entries);

        public override bool Equals(object? obj) => Equals(obj as FieldSet);

        public override int GetHashCode() => hash;
    }
}
