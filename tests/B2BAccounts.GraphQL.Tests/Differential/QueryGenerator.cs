using System.Globalization;
using System.Text;
using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Tests.Differential;

/// <summary>Makes documents that fit a schema, from a seed: operations, fragments, variables, directives, values of every type.
/// With colliding names, response keys are few, so that fields often land on one another.</summary>
internal sealed class QueryGenerator(SchemaParts parts, int seed, bool collidingNames)
{
    private const int Deepest = 4;

    private static readonly string[] WrongJson = ["\"x\"", "1.5", "true", "[]", "{}", "2147483648", "{\"a\":1}", "[null]", "null", "[[\"ORDER_0\"]]"];

    private readonly Schema schema = parts.Schema;
    private readonly Random random = new(seed);
    private readonly List<string> values = [];
    private readonly StringBuilder variables = new();
    private readonly List<string> fragments = [];
    private int names;
    private bool variablesAllowed;

    /// <summary>Values for the document's variables, as JSON: a few missing, a few of the wrong kind.</summary>
    public string Variables => $"{{{string.Join(',', values)}}}";

    /// <summary>Which operation is to be executed, where there are several; at times none of them.</summary>
    public string? OperationName { get; private set; }

    public string Document()
    {
        var operations = Chance(70) ? 1 : random.Next(2, 4);
        variablesAllowed = operations == 1;
        OperationName = operations == 1 ? null : Pick(["Op0", "Op1", "Op2", null]);
        List<string> definitions = [];
        for (var i = 0; i < operations; i++)
        {
            definitions.Add(Operation(operations > 1 || Chance(50) ? $"Op{i}" : ""));
        }

        definitions.AddRange(fragments.Where(f => f.Length > 0));
        return string.Join('\n', definitions) + "\n";
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
            return Introspection(Pick(parts.OwnTypes).Name);
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

    // The order of all types and of what implements an interface, and the descriptions of built-in types, are each implementation's own.
    private string Introspection(string type) => random.Next(4) switch
    {
        0 => "__schema { description queryType { name kind } mutationType { name } subscriptionType { name ofType { name } } }",
        1 => $"__type(name: \"{type}\") {{ kind name description specifiedByURL isOneOf interfaces {{ name }} enumValues{Deprecated()} {{ name description isDeprecated deprecationReason }} }}",
        2 => $"__type(name: \"{type}\") {{ inputFields{Deprecated()} {{ name description defaultValue isDeprecated deprecationReason type {{ name ofType {{ kind name }} }} }} }}",
        _ => $"__type(name: \"{type}\") {{ fields{Deprecated()} {{ name description isDeprecated type {{ name kind ofType {{ name kind }} }} args{Deprecated()} {{ name defaultValue }} }} }}",
    };

    private string Deprecated() => Pick(["", "(includeDeprecated: true)", "(includeDeprecated: false)"]);

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

    private NamedType Overlapping(NamedType type) => Pick(parts.Overlapping(type));

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
        if (declared.EndsWith('!') ? Chance(98) : Chance(70))
        {
            values.Add($"\"{name}\":{(Chance(4) ? Pick(WrongJson) : Json(type, never: declared.EndsWith('!'), 0))}");
        }

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
        ListType when depth > 3 => "[]",
        ListType list when Chance(25) => Literal(list.OfType, never: true, depth + 1),
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

    private string Json(GraphType type, bool never, int depth) => type switch
    {
        NonNullType nonNull => Json(nonNull.OfType, never: true, depth),
        _ when !never && Chance(10) => "null",
        ListType when depth > 3 => "[]",
        ListType list when Chance(15) => Json(list.OfType, never: true, depth + 1),
        ListType list => $"[{string.Join(',', Enumerable.Range(0, random.Next(3)).Select(_ => Json(list.OfType, false, depth + 1)))}]",
        EnumType enumeration => $"\"{Pick(enumeration.Values).Name}\"",
        InputObjectType { IsOneOf: true } input when Pick(input.Fields) is var field => $"{{\"{field.Name}\":{Json(field.Type, never: true, depth + 1)}}}",
        InputObjectType input => $"{{{string.Join(',', input.Fields
            .Where(f => f.IsRequired || (depth < 3 && Chance(40)))
            .Select(f => $"\"{f.Name}\":{Json(f.Type, false, depth + 1)}"))}}}",
        _ => type.Named.Name switch
        {
            "Int" => Pick(["0", "-7", "2147483647", "3.0", "4e1"]),
            "Float" => Pick(["0.5", "-1.5e10", "3", "1e21", "1.25e-7"]),
            "Boolean" => Pick(["true", "false"]),
            "ID" => Pick(["\"a1\"", "17"]),
            "String" => Pick(["\"\"", "\"\\u00e9 \\\"\\n\"", "\"😀\""]),
            _ => Pick(["\"2026-01-31\"", "7.50", "{\"a\":[1,{}]}", "true"]),
        },
    };

    private T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];

    private bool Chance(int percent) => random.Next(100) < percent;
}
