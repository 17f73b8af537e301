using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Conventions.Expansion;

/// <summary>Makes the types by which lists are grouped: an enum of what can be grouped by, and a key with a field for each of its values.</summary>
internal sealed class GroupTypes(SdlTypes written, GeneratedTypes generated, List<SchemaFault> faults)
{
    private readonly Dictionary<string, Dictionary<string, GroupKeyShape>> known = new(StringComparer.Ordinal);
    private readonly Dictionary<GroupKeyShape, (FieldDefinitionNode Field, string Type, IReadOnlyList<SchemaCoordinate> MadeOf)> sources = [];

    /// <summary>What lists of a type can be grouped by. A type is looked into once more below itself, and no deeper.</summary>
    public IReadOnlyDictionary<string, GroupKeyShape> Keys(string type)
    {
        if (!known.TryGetValue(type, out var keys))
        {
            known[type] = keys = new(StringComparer.Ordinal);
            foreach (var key in Below(type, [], [type]))
            {
                if (!keys.TryAdd(key.Name, key))
                {
                    Fault(Mark(sources[key].Field)!, $"Lists of {type} could be grouped by {key.Name} in two ways: {string.Join('.', keys[key.Name].Path)} and {string.Join('.', key.Path)}. Rename one of them.");
                }
            }
        }

        return keys;
    }

    public void AddTypes(string type, Node origin)
    {
        var keys = Keys(type).Values;
        generated.Add(AggregateNames.GroupBy(type), $"what {type} is grouped by", origin, draft => draft.Enum(
            AggregateNames.GroupBy(type),
            $"What lists of {type} can be grouped by.",
            [.. keys.Select(k => (k.Name, Description(k), sources[k].MadeOf))]));
        generated.Add(AggregateNames.GroupKey(type), $"the key of groups of {type}", origin, draft => draft.Object(
            AggregateNames.GroupKey(type),
            $"What the entries of a group of {type} have in common. Only what was grouped by can be asked for; null where they have no value.",
            [.. keys.Select(KeyField)]));
    }

    private FieldDefinitionNode KeyField(GroupKeyShape key)
    {
        var (field, type, madeOf) = sources[key];
        return new Draft(Mark(field)!).Field(key.KeyField, type, Description(key), directives: written.CommonRule(madeOf), madeOf: madeOf);
    }

    private List<GroupKeyShape> Below(string type, IReadOnlyList<SchemaCoordinate> path, IReadOnlyList<string> outer)
    {
        List<GroupKeyShape> keys = [];
        foreach (var field in written.Fields(type))
        {
            if (Mark(field) is not { } mark || ConventionDirectives.Find(field.Directives, "connection") is not null)
            {
                continue;
            }

            if (Problem(field) is { } problem)
            {
                if (problem.Length > 0)
                {
                    Fault(mark, $"{type}.{field.Name.Value} cannot be groupable: {problem}");
                }

                continue;
            }

            var named = SdlTypes.NamedType(field.Type);
            IReadOnlyList<SchemaCoordinate> at = [.. path, new(type, field.Name.Value)];
            if (written.Leaf(named) is null)
            {
                keys.AddRange(outer.Count(o => o == named) > 1 ? [] : Below(named, at, [.. outer, named]));
                continue;
            }

            IReadOnlyList<string> names = [.. at.Select(c => c.Member!)];
            foreach (var (part, result) in Parts(named, mark))
            {
                var name = AggregateNames.Joined(names) + (part == DatePart.Whole ? "" : part.ToString());
                var key = new GroupKeyShape(AggregateNames.UpperSnake(name), name, names, part);
                sources[key] = (field, result, at);
                keys.Add(key);
            }
        }

        return keys;
    }

    private IEnumerable<(DatePart Part, string Type)> Parts(string leaf, Node origin) => leaf switch
    {
        "LocalDate" or "Date" =>
            [(DatePart.Whole, leaf), (DatePart.Month, leaf), (DatePart.Quarter, leaf), (DatePart.Year, leaf)],
        "DateTime" => [(DatePart.Day, Day(origin)), (DatePart.Month, Day(origin)), (DatePart.Quarter, Day(origin)), (DatePart.Year, Day(origin))],
        _ => [(DatePart.Whole, leaf)],
    };

    private string Day(Node origin)
    {
        if (written.Find("LocalDate") is null)
        {
            generated.Add("LocalDate", "the scalar LocalDate", origin, draft => draft.Scalar("LocalDate", "A day without time or zone, such as 2026-03-31."));
        }

        return "LocalDate";
    }

    private string? Problem(FieldDefinitionNode field)
    {
        if (field.Arguments.FirstOrDefault(a => a.Type is NonNullTypeNode && a.DefaultValue is null) is { } needed)
        {
            return $"a group has no place for its argument {needed.Name.Value}.";
        }

        var type = SdlTypes.NamedType(field.Type);
        if (SdlTypes.Nullable(field.Type) is ListTypeNode)
        {
            return "it is a list.";
        }

        return type switch
        {
            "ID" => "an id is opaque; mark what people tell entries apart by.",
            "Float" or "Decimal" or "BigInt" or "Time" or "LocalTime" or "LocalDateTime" => $"a {type} hardly ever comes twice.",
            _ when written.Leaf(type) is not null => null,
            _ when written.Find(type) is null => "", // SchemaBuilder reports the unknown name.
            _ when written.Find(type) is not FieldsTypeNode => $"{type} is neither a leaf nor an object.",
            _ => written.Fields(type).Any(f => Mark(f) is not null) ? null : $"no field of {type} is marked @groupable.",
        };
    }

    private string Description(GroupKeyShape key)
    {
        var field = sources[key].Field;
        var what = field.Description?.Value ?? $"By {string.Join('.', key.Path)}.";
        return key.Part switch
        {
            DatePart.Whole => what,
            DatePart.Day => $"{what} By the day in UTC.",
            DatePart.Month => $"{what} By the month: its first day.",
            DatePart.Quarter => $"{what} By the quarter: its first day.",
            _ => $"{what} By the year: its first day.",
        };
    }

    private static DirectiveNode? Mark(FieldDefinitionNode field) => ConventionDirectives.Find(field.Directives, "groupable");

    private void Fault(Node node, string message) => faults.Add(SchemaFault.At(node, message));
}
