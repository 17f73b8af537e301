using B2BAccounts.GraphQL.Conventions.Aggregates;
using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Conventions.Expansion;

/// <summary>Makes the types of aggregates over types whose fields are marked @aggregatable.</summary>
internal sealed class AggregateTypes(SdlTypes written, GeneratedTypes generated, AggregateMarks marks, GroupTypes groups)
{
    private readonly Dictionary<string, UnitShape> units = new(StringComparer.Ordinal);

    /// <summary>The aggregates of an object or interface type; null when it is not known.</summary>
    public AggregateShape? Of(string type, Node origin)
    {
        if (written.Find(type) is not FieldsTypeNode)
        {
            return null;
        }

        var name = AggregateNames.Of(type);
        generated.Add(name, $"the aggregates of {type}", origin, draft => draft.Object(
            name, $"Aggregates of a list of {type}, over all its entries and not of one page.", Fields(draft, type, origin)));
        var keys = groups.Keys(type);
        if (keys.Count == 0)
        {
            return new AggregateShape(name, null, keys, units);
        }

        groups.AddTypes(type, origin);
        var group = AggregateNames.Group(type);
        generated.Add(group, $"the groups of {type}", origin, draft => draft.Object(
            group,
            $"Entries of a list of {type} that have the same key, and their aggregates.",
            [
                draft.Field(AggregateNames.Key, AggregateNames.GroupKey(type) + "!", "What the entries have in common."),
                .. Fields(draft, type, origin),
            ]));
        return new AggregateShape(name, group, keys, units);
    }

    private List<FieldDefinitionNode> Fields(Draft draft, string type, Node origin)
    {
        List<FieldDefinitionNode> fields = [draft.Field(AggregateNames.Count, "Int!", "How many entries there are.")];
        foreach (var function in Enum.GetValues<AggregateFunction>())
        {
            if (Values(type, function, origin) is { } values)
            {
                fields.Add(draft.Field(AggregateNames.Field(function), values + "!", Meaning(function)));
            }
        }

        return fields;
    }

    /// <summary>The type with a function's values of a type's fields; null when it applies to none.</summary>
    private string? Values(string type, AggregateFunction function, Node origin)
    {
        var fields = marks.Of(type, function);
        if (fields.Count == 0)
        {
            return null;
        }

        var name = AggregateNames.Of(type, function);
        var unit = marks.Unit(type);
        if (unit is not null)
        {
            units[name] = unit;
        }

        generated.Add(name, $"the {function} of {type}", origin, draft => draft.Object(
            name,
            unit is null
                ? $"{Title(function)} of the fields of {type}. Null where no entry has a value."
                : $"{Title(function)} of the fields of {type}, which are answered only where all that have one are of the same {unit.Field}. Null where no entry has a value.",
            [.. fields.Select(f => Field(type, f, function)), .. Unit(type, unit)]));
        return name;
    }

    private FieldDefinitionNode Field(string owner, FieldDefinitionNode field, AggregateFunction function)
    {
        var origin = ConventionDirectives.Find(field.Directives, "aggregatable")!;
        var type = SdlTypes.NamedType(field.Type);
        var result = written.Leaf(type) is null ? Values(type, function, origin)! + "!" : Result(type, function, origin);
        return Made(origin, owner, field, result, $"{Title(function)} of {field.Name.Value}.");
    }

    private IEnumerable<FieldDefinitionNode> Unit(string type, UnitShape? unit)
    {
        if (unit is not null && written.Fields(type).FirstOrDefault(f => f.Name.Value == unit.Field) is { } field)
        {
            yield return Made(field.Name, type, field, SdlTypes.NamedType(field.Type), $"What {string.Join(" and ", unit.Amounts)} are per.");
        }
    }

    private FieldDefinitionNode Made(Node origin, string owner, FieldDefinitionNode field, string type, string otherwise)
    {
        SchemaCoordinate madeOf = new(owner, field.Name.Value);
        return new Draft(origin).Field(
            field.Name.Value, type, field.Description?.Value ?? otherwise, directives: written.CommonRule([madeOf]), madeOf: [madeOf]);
    }

    // Sums of many values do not fit the type of one; averages are no whole numbers.
    private string Result(string type, AggregateFunction function, Node origin) => (function, type) switch
    {
        (AggregateFunction.Min or AggregateFunction.Max, _) or (_, "Float" or "Decimal") => type,
        (AggregateFunction.Sum, "Int" or "Short" or "Byte") => Scalar("Long", "A whole number of 64 bits, as JSON number.", origin),
        _ => Scalar("Decimal", "An exact decimal number, written as a JSON number with all its digits.", origin),
    };

    private string Scalar(string name, string description, Node origin)
    {
        if (written.Find(name) is null)
        {
            generated.Add(name, $"the scalar {name}", origin, draft => draft.Scalar(name, description));
        }

        return name;
    }

    private static string Title(AggregateFunction function) => function switch
    {
        AggregateFunction.Sum => "The sum",
        AggregateFunction.Avg => "The average",
        AggregateFunction.Min => "The smallest value",
        _ => "The largest value",
    };

    private static string Meaning(AggregateFunction function) => function switch
    {
        AggregateFunction.Sum => "The sums of all values, exact but for Float; null where there is no value.",
        AggregateFunction.Avg => "The sums divided by the number of values, rounded once, half away from zero to ten decimals (but for Float); entries without a value do not count.",
        AggregateFunction.Min => "The smallest values: earliest for days and instants, first by code points for texts.",
        _ => "The largest values: latest for days and instants, last by code points for texts.",
    };
}
