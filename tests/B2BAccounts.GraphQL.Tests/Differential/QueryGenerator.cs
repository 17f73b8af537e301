using System.Globalization;
using System.Text;
using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Tests.Differential;

/// <summary>Makes documents that fit a schema, from a seed: operations, fragments, variables, directives, values of every type.
/// With colliding names, response keys are few, so that fields often land on one another.</summary>
internal sealed class QueryGenerator(Schema schema, int seed, bool collidingNames)
{
    private const int Deepest = 4;

    private readonly Random random = new(seed);
    private readonly StringBuilder variables = new();
    private readonly List<string> fragments = [];
    private int names;
    private bool variablesAllowed;

    public string Document()
    {
        var operations = Chance(70) ? 1 : random.Next(2, 4);
        variablesAllowed = operations == 1;
        List<string> parts = [];
        for (var i = 0; i < operations; i++)
        {
            parts.Add(Operation(operations > 1 || Chance(50) ? $"Op{i}" : ""));
        }

        parts.AddRange(fragments.Where(f => f.Length > 0));
        return string.Join('\n', parts) + "\n";
    }

    private string Operation(string name)
    {
        OperationKind[] kinds = [.. Enum.GetValues<OperationKind>().Where(k => schema.RootType(k) is not null)];
        var kind = Chance(70) ? OperationKind.Query : Pick(kinds);
        variables.Clear();
        var root = schema.RootType(kind)!;
        var directives = kind == OperationKind.Query ? Directives("QUERY") : "";
        var selections = kind == OperationKind.Subscription
            ? $"{{ {Field(root, Pick(root.Fields), 0)} }}"
            : Selections(root, 0, atRoot: kind == OperationKind.Query);
        var keyword = kind.ToString().ToLowerInvariant();
        return $"{keyword} {name}{(variables.Length == 0 ? "" : $"({variables})")}{directives} {selections}";
    }

    private string Selections(NamedType type, int depth, bool atRoot = false)
    {
        var text = new StringBuilder("{");
        for (var count = random.Next(1, 5); count > 0; count--)
        {
            text.Append("\n ").Append(' ', depth).Append(Selection(type, depth, atRoot));
        }

        return text.Append(" }").ToString();
    }

    private string Selection(NamedType type, int depth, bool atRoot)
    {
        var roll = random.Next(100);
        if (atRoot && roll < 4)
        {
            return Chance(50)
                ? "__schema { types { name kind fields(includeDeprecated: true) { name type { name } } } }"
                : "__type(name: \"Query\") { name ofType { kind interfaces { name } } }";
        }

        if (depth < Deepest && roll < 12)
        {
            return $"...{Directives("FRAGMENT_SPREAD", before: Fragment(Overlapping(type), depth))}";
        }

        if (depth < Deepest && roll < 24)
        {
            var inner = Chance(75) ? Overlapping(type) : type;
            var condition = inner == type && Chance(50) ? "" : $" on {inner}";
            return $"...{condition}{Directives("INLINE_FRAGMENT")} {Selections(inner, depth + 1)}";
        }

        if (type is not FieldsType fields || roll > 92)
        {
            return "__typename";
        }

        FieldDefinition[] shallow = [.. fields.Fields.Where(f => f.Type.IsLeaf)];
        return depth >= Deepest && shallow.Length == 0 ? "__typename"
            : Field(fields, depth >= Deepest ? Pick(shallow) : Pick(fields.Fields), depth);
    }

    private string Field(FieldsType parent, FieldDefinition field, int depth)
    {
        List<string> arguments = [];
        foreach (var argument in field.Arguments.Where(a => a.IsRequired || Chance(35)))
        {
            arguments.Add($"{argument.Name}: {Value(argument.Type, argument.DefaultValue is not null)}");
        }

        var alias = collidingNames && Chance(40) ? Pick(["x: ", "y: "])
            : Chance(field.Arguments.Count > 0 && !collidingNames ? 90 : 20) ? $"a{names++}: "
            : "";
        var text = $"{alias}{field.Name}{(arguments.Count == 0 ? "" : $"({string.Join(", ", arguments)})")}{Directives("FIELD")}";
        return field.Type.IsComposite ? $"{text} {Selections(field.Type.Named, depth + 1)}" : text;
    }

    private string Fragment(NamedType type, int depth)
    {
        var index = fragments.Count;
        if (index > 0 && Chance(25) && fragments.FindLast(f => f.Contains($" on {type} ", StringComparison.Ordinal)) is { } known)
        {
            return known.Split(' ')[1];
        }

        fragments.Add("");
        fragments[index] = $"fragment F{index} on {type} {Directives("FRAGMENT_DEFINITION")} {Selections(type, depth + 1)}";
        return $"F{index}";
    }

    private NamedType Overlapping(NamedType type)
    {
        var objects = schema.PossibleTypes(type);
        return objects.Count == 0 ? type : Pick(
            [.. schema.Types.Where(t => t.IsComposite && schema.PossibleTypes(t).Any(objects.Contains))]);
    }

    private string Directives(string location, string before = "")
    {
        if (!Chance(12))
        {
            return before;
        }

        DirectiveDefinition[] fitting = [.. schema.Directives.Where(d => d.Locations.Contains(location))];
        if (fitting.Length == 0)
        {
            return before;
        }

        var directive = Pick(fitting);
        var arguments = string.Join(
            ", ",
            directive.Arguments.Where(a => a.IsRequired || Chance(30)).Select(a => $"{a.Name}: {Value(a.Type, a.DefaultValue is not null)}"));
        return $"{before} @{directive.Name}{(arguments.Length == 0 ? "" : $"({arguments})")}";
    }

    private string Value(GraphType type, bool hasDefault, bool never = false, int depth = 0)
    {
        if (variablesAllowed && depth < 3 && Chance(20))
        {
            return Variable(type, hasDefault, never);
        }

        return Literal(type, never, depth);
    }

    private string Variable(GraphType type, bool hasDefault, bool never)
    {
        var name = $"v{names++}";
        var declared = type.IsNonNull && !never && Chance(30) ? $"{type.Nullable} = {Constant(type)}"
            : type.IsNonNull && hasDefault && Chance(20) ? $"{type.Nullable}"
            : (never || Chance(30)) && !type.IsNonNull ? $"{type}!"
            : Chance(20) ? $"{type} = {Constant(type)}"
            : $"{type}";
        variables.Append(variables.Length == 0 ? "" : ", ").Append(CultureInfo.InvariantCulture, $"${name}: {declared}");
        return $"${name}";
    }

    private string Constant(GraphType type)
    {
        var allowed = variablesAllowed;
        variablesAllowed = false;
        var text = Literal(type, never: false, depth: 1);
        variablesAllowed = allowed;
        return text;
    }

    private string Literal(GraphType type, bool never, int depth) => type switch
    {
        NonNullType nonNull => Literal(nonNull.OfType, never: true, depth),
        _ when !never && Chance(8) => "null",
        ListType list when depth > 3 || Chance(25) => Literal(list.OfType, never: true, depth + 1),
        ListType list => $"[{string.Join(", ", Enumerable.Range(0, random.Next(3)).Select(_ => Value(list.OfType, false, false, depth + 1)))}]",
        EnumType enumeration => Pick(enumeration.Values).Name,
        InputObjectType { IsOneOf: true } input => OneOf(input, depth),
        InputObjectType input => $"{{{string.Join(", ", input.Fields
            .Where(f => f.IsRequired || (depth < 3 && Chance(40)))
            .Select(f => $"{f.Name}: {Value(f.Type, f.DefaultValue is not null, false, depth + 1)}"))}}}",
        _ => type.Named.Name switch
        {
            "Int" => Pick(["0", "-7", "2147483647", "42"]),
            "Float" => Pick(["0.5", "-1.5e10", "3"]),
            "Boolean" => Pick(["true", "false"]),
            "ID" => Pick(["\"a1\"", "17"]),
            "String" => Pick(["\"\"", "\"text \\u{1F600} \\\"quoted\\\"\"", "\"\"\"block\n  text\"\"\""]),
            _ => Pick(["\"2026-01-31\"", "7", "{a: [1, RED]}", "ANY", "1.5"]),
        },
    };

    private string OneOf(InputObjectType input, int depth)
    {
        var field = Pick(input.Fields);
        return $"{{{field.Name}: {Value(field.Type, false, never: true, depth + 1)}}}";
    }

    private T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];

    private bool Chance(int percent) => random.Next(100) < percent;
}
