using System.Linq.Expressions;
using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Execution;

/// <summary>Which sub-fields of a field are asked for: through aliases, fragments and abstract types, without those that @skip and
/// @include leave out, nor those that the caller may not read. Where types differ, a field counts that any of them is asked for. Belongs
/// to a plan, unless it is one caller's: what is found once is kept.</summary>
public sealed class Selection
{
    private readonly Planner planner;
    private readonly IReadOnlyList<FieldNode> parents;
    private readonly IReadOnlyList<BoundObject> types;
    private readonly Denials? denials;
    private readonly Dictionary<string, List<FieldNode>> byName = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private Dictionary<string, Selection>? subs;
    private Dictionary<Type, object>? kept;

    /// <param name="planner">Knows the fragments, and what @skip and @include say.</param>
    /// <param name="parents">The field's places in the document.</param>
    /// <param name="types">The object types that its values may have.</param>
    /// <param name="denials">What is left out; null for nothing.</param>
    internal Selection(Planner planner, IReadOnlyList<FieldNode> parents, IReadOnlyList<BoundObject> types, Denials? denials = null)
    {
        this.planner = planner;
        this.parents = parents;
        this.types = types;
        this.denials = denials;
        Collect(null, field => (byName.TryGetValue(field.Name.Value, out var nodes) ? nodes : byName[field.Name.Value] = []).Add(field));
    }

    /// <summary>The names of the sub-fields, in the order of the document.</summary>
    public IReadOnlyCollection<string> Names => byName.Keys;

    /// <summary>Whether a sub-field of this name is asked for.</summary>
    public bool Asks(string name) => byName.ContainsKey(name);

    /// <summary>Whether any of these is asked for.</summary>
    public bool AsksAny(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (byName.ContainsKey(name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What is asked for below a sub-field; nothing when the sub-field is not asked for.</summary>
    public Selection Sub(string name)
    {
        lock (gate)
        {
            if (!(subs ??= new(StringComparer.Ordinal)).TryGetValue(name, out var sub))
            {
                subs[name] = sub = Below(name);
            }

            return sub;
        }
    }

    /// <summary>What this or another selection of the same operation asks for.</summary>
    internal Selection And(Selection other) => new(planner, [.. parents, .. other.parents], [.. types.Union(other.types)], denials);

    /// <summary>What is left of this for a caller. It is this itself, with all that is kept of it, where nothing is asked for that is denied.</summary>
    internal Selection Without(Denials denied) =>
        Once(RulesOf).Any(denied.Has) ? new Selection(planner, parents, types, denied) : this;

    /// <summary>Something that follows from the selection alone, made once.</summary>
    internal T Once<T>(Func<Selection, T> make)
        where T : class
    {
        lock (gate)
        {
            if ((kept ??= []).TryGetValue(typeof(T), out var known))
            {
                return (T)known;
            }
        }

        var made = make(this);
        lock (gate)
        {
            kept[typeof(T)] = made;
        }

        return made;
    }

    /// <summary>Makes of a row of the C# type behind an object type what its fields read that are asked for; null when that is the whole row.</summary>
    internal Expression<Func<T, T>>? Row<T>()
    {
        if (planner.PartialRows is not { } rows || types.Where(t => t.RowType == typeof(T)).ToArray() is not [var type])
        {
            return null;
        }

        var properties = new HashSet<string>(StringComparer.Ordinal);
        var everything = false;
        Collect(type, field =>
        {
            if (type.Reads(field.Name.Value).Properties is { } some)
            {
                properties.UnionWith(some);
            }
            else
            {
                everything = true;
            }
        });
        return everything ? null : rows.With<T>(properties);
    }

    /// <summary>Whether a field is asked for whose code is given one of these properties of its parent, or all of it.</summary>
    internal bool IsLookedInto(params string[] properties)
    {
        var found = false;
        foreach (var type in types)
        {
            Collect(type, field =>
            {
                var reads = type.Reads(field.Name.Value);
                found |= !reads.IsProperty && (reads.Properties is null || reads.Properties.Intersect(properties, StringComparer.Ordinal).Any());
            });
        }

        return found;
    }

    private Selection Below(string name) =>
        new(planner, byName.GetValueOrDefault(name, []), [.. types.SelectMany(t => t.Field(name)?.Types ?? []).Distinct()], denials);

    private static HashSet<AccessRule> RulesOf(Selection selection)
    {
        var rules = new HashSet<AccessRule>();
        selection.AddRules(rules);
        return rules;
    }

    // Of all that is asked for, however deep.
    private void AddRules(HashSet<AccessRule> rules)
    {
        foreach (var name in Names)
        {
            rules.UnionWith(types.Select(t => t.Field(name)?.Definition.Rule).OfType<AccessRule>());
            Below(name).AddRules(rules);
        }
    }

    private void Collect(BoundObject? type, Action<FieldNode> found)
    {
        // A fragment brings the same fields at each of a field's places.
        var visited = new HashSet<string>(StringComparer.Ordinal);
        foreach (var selections in parents.Select(p => p.SelectionSet).OfType<SelectionSetNode>())
        {
            Collect(selections, type, field => Take(type, field, found), visited);
        }
    }

    private void Take(BoundObject? type, FieldNode field, Action<FieldNode> found)
    {
        if (denials is null
            || (type is null ? types : [type]).Select(t => t.Field(field.Name.Value)).OfType<BoundField>().Any(f => !denials.Has(f.Definition.Rule)))
        {
            found(field);
        }
    }

    private void Collect(SelectionSetNode selections, BoundObject? type, Action<FieldNode> found, HashSet<string> visited)
    {
        foreach (var selection in selections.Selections)
        {
            if (!planner.MayBeIncluded(selection))
            {
                continue;
            }

            switch (selection)
            {
                case FieldNode field:
                    found(field);
                    break;
                case InlineFragmentNode inline when Applies(inline.TypeCondition):
                    Collect(inline.SelectionSet, type, found, visited);
                    break;
                case FragmentSpreadNode spread
                    when visited.Add(spread.Name.Value) && planner.Fragment(spread.Name.Value) is { } fragment && Applies(fragment.TypeCondition):
                    Collect(fragment.SelectionSet, type, found, visited);
                    break;
            }
        }

        bool Applies(NamedTypeNode? condition) => type is null || planner.Applies(type.Type, condition);
    }
}
