using B2BAccounts.GraphQL.Conventions.Aggregates;
using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Conventions.Expansion;

/// <summary>Reads which functions apply to which fields marked @aggregatable, and reports marks that mean nothing.</summary>
internal sealed class AggregateMarks(SdlTypes written, List<SchemaFault> faults)
{
    private readonly HashSet<string> checkedTypes = new(StringComparer.Ordinal);

    /// <summary>The fields of a type that a function applies to.</summary>
    public IReadOnlyList<FieldDefinitionNode> Of(string type, AggregateFunction function)
    {
        if (checkedTypes.Add(type))
        {
            Check(type);
        }

        return Applying(type, function, []);
    }

    /// <summary>What the amounts of a type are per; null when they stand for themselves.</summary>
    public UnitShape? Unit(string type)
    {
        var per = Marked(type).Where(f => Per(f) is not null).ToList();
        return per.Count == 0 ? null : new UnitShape(Per(per[0])!, [.. per.Select(f => f.Name.Value)]);
    }

    /// <summary>Whether a scalar holds numbers that can be added up.</summary>
    public static bool IsNumber(string scalar) => scalar is "Int" or "Float" or "Long" or "Decimal" or "BigInt" or "Short" or "Byte";

    private IEnumerable<FieldDefinitionNode> Marked(string type) => written.Fields(type).Where(f =>
        ConventionDirectives.Find(f.Directives, "aggregatable") is not null && ConventionDirectives.Find(f.Directives, "connection") is null);

    private List<FieldDefinitionNode> Applying(string type, AggregateFunction function, HashSet<string> outer) =>
        [.. Marked(type).Where(f => Applies(f, function, outer))];

    private bool Applies(FieldDefinitionNode field, AggregateFunction function, HashSet<string> outer)
    {
        if (Problem(field) is not null)
        {
            return false;
        }

        var type = SdlTypes.NamedType(field.Type);
        if (written.Leaf(type) is null)
        {
            if (!outer.Add(type))
            {
                return false;
            }

            var applies = Applying(type, function, outer).Count > 0;
            outer.Remove(type);
            return applies;
        }

        var only = Only(field);
        return (IsNumber(type) || function is AggregateFunction.Min or AggregateFunction.Max)
            && (only is null || only.Contains(AggregateNames.Field(function).ToUpperInvariant()));
    }

    private void Check(string type)
    {
        var marked = Marked(type).ToList();
        foreach (var field in marked)
        {
            var mark = ConventionDirectives.Find(field.Directives, "aggregatable")!;
            var isNumber = IsNumber(SdlTypes.NamedType(field.Type));
            if (Problem(field) is { } problem)
            {
                if (problem.Length > 0)
                {
                    Fault(mark, $"{type}.{field.Name.Value} cannot be aggregatable: {problem}");
                }
            }
            else if (Only(field) is { } only && (only.Count == 0 || (!isNumber && only.Any(o => o is "SUM" or "AVG"))))
            {
                Fault(ConventionDirectives.Value(mark, "only"), isNumber
                    ? $"'only' names no function for {type}.{field.Name.Value}; name one, or leave the mark out."
                    : $"{type}.{field.Name.Value} is no number; of it there are MIN and MAX alone.");
            }
            else if (Per(field) is { } per)
            {
                CheckUnit(type, field, per, marked);
            }
        }
    }

    private void CheckUnit(string type, FieldDefinitionNode field, string per, List<FieldDefinitionNode> marked)
    {
        var place = ConventionDirectives.Value(ConventionDirectives.Find(field.Directives, "aggregatable"), "per")!;
        var unit = written.Fields(type).FirstOrDefault(f => f.Name.Value == per);
        var leaf = unit is null || SdlTypes.Nullable(unit.Type) is ListTypeNode ? null : written.Leaf(SdlTypes.NamedType(unit.Type));
        if (!IsNumber(SdlTypes.NamedType(field.Type)))
        {
            Fault(place, $"{type}.{field.Name.Value} is no number, so that it is per nothing.");
        }
        else if (unit is null || leaf is not (LeafKind.Text or LeafKind.Equality))
        {
            Fault(place, $"{type}.{field.Name.Value} is per {per}, but {type} has no text, code or enum of that name.");
        }
        else if (marked.Contains(unit))
        {
            Fault(place, $"{type}.{per} is what {field.Name.Value} is per and cannot be aggregatable itself.");
        }
        else if (marked.Find(f => Per(f) is { } other && other != per) is { } differs)
        {
            Fault(place, $"{type}.{field.Name.Value} is per {per}, but {differs.Name.Value} is per {Per(differs)}; the amounts of one type are per one field.");
        }
    }

    private string? Problem(FieldDefinitionNode field)
    {
        if (field.Arguments.FirstOrDefault(a => a.Type is NonNullTypeNode && a.DefaultValue is null) is { } needed)
        {
            return $"an aggregate has no place for its argument {needed.Name.Value}.";
        }

        if (field.Name.Value == AggregateNames.Count)
        {
            return $"'{AggregateNames.Count}' counts entries in aggregates. Rename the field.";
        }

        var type = SdlTypes.NamedType(field.Type);
        if (SdlTypes.Nullable(field.Type) is ListTypeNode)
        {
            return "it is a list.";
        }

        return written.Leaf(type) switch
        {
            null when written.Find(type) is null => "", // SchemaBuilder reports the unknown name.
            null when written.Find(type) is not FieldsTypeNode => $"{type} is neither a leaf nor an object.",
            null => written.Fields(type).Any(f => ConventionDirectives.Find(f.Directives, "aggregatable") is not null)
                ? null
                : $"no field of {type} is marked @aggregatable.",
            LeafKind.Comparable or LeafKind.Text => null,
            _ when type == "ID" => "an id is opaque; count entries instead.",
            _ => $"{type} has neither sums nor an order; mark it @groupable to count entries by it.",
        };
    }

    private static string? Per(FieldDefinitionNode field) =>
        ConventionDirectives.Text(ConventionDirectives.Find(field.Directives, "aggregatable"), "per");

    private static List<string>? Only(FieldDefinitionNode field) =>
        ConventionDirectives.Value(ConventionDirectives.Find(field.Directives, "aggregatable"), "only") switch
        {
            ListValueNode list => [.. list.Values.OfType<EnumValueNode>().Select(v => v.Value)],
            EnumValueNode one => [one.Value],
            _ => null,
        };

    private void Fault(Node? node, string message) => faults.Add(SchemaFault.At(node, message));
}
