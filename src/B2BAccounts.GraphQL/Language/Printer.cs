using System.Globalization;
using System.Text;

namespace B2BAccounts.GraphQL.Language;

/// <summary>Writes a tree as text that parses to an equal tree, in graphql-js's layout: two spaces, lines up to 80 where values and
/// arguments can be broken.</summary>
public static class Printer
{
    private const int LineLength = 80;

    public static string Print(Node node) => node switch
    {
        NameNode n => n.Value,
        DocumentNode n => Document(n),
        OperationDefinitionNode n => Operation(n),
        FragmentDefinitionNode n => Description(n.Description)
            + $"fragment {n.Name} on {Print(n.TypeCondition)} {Wrap("", Spaced(n.Directives), " ")}{Print(n.SelectionSet)}",
        VariableDefinitionNode n => Description(n.Description)
            + $"{Print(n.Variable)}: {Print(n.Type)}{Default(n.DefaultValue)}{Wrap(" ", Spaced(n.Directives))}",
        SelectionSetNode n => n.Selections.Count == 0 ? "{}" : Block(n.Selections),
        FieldNode n => Field(n),
        ArgumentNode n => $"{n.Name}: {Print(n.Value)}",
        FragmentSpreadNode n => $"...{n.Name}{Wrap(" ", Spaced(n.Directives))}",
        InlineFragmentNode n => Join(
            ["...", n.TypeCondition is null ? "" : $"on {Print(n.TypeCondition)}", Spaced(n.Directives), Print(n.SelectionSet)], " "),
        DirectiveNode n => $"@{n.Name}{Wrap("(", Join(n.Arguments.Select(Print), ", "), ")")}",
        ValueNode n => Value(n),
        NamedTypeNode n => n.Name.Value,
        ListTypeNode n => $"[{Print(n.Type)}]",
        NonNullTypeNode n => $"{Print(n.Type)}!",
        TypeSystemNode n => Description(n.Description) + (n.IsExtension ? "extend " : "") + TypeSystem(n),
        OperationTypeNode n => $"{Keyword(n.Operation)}: {Print(n.Type)}",
        FieldDefinitionNode n => Description(n.Description)
            + $"{n.Name}{ArgumentDefinitions(n.Arguments)}: {Print(n.Type)}{Wrap(" ", Spaced(n.Directives))}",
        InputValueDefinitionNode n => Description(n.Description)
            + $"{n.Name}: {Print(n.Type)}{Default(n.DefaultValue)}{Wrap(" ", Spaced(n.Directives))}",
        EnumValueDefinitionNode n => Description(n.Description) + $"{n.Name}{Wrap(" ", Spaced(n.Directives))}",
        _ => throw new ArgumentException($"{node.GetType().Name} has no printed form.", nameof(node)),
    };

    /// <summary>Text in quotes with what must be escaped escaped.</summary>
    internal static string Quote(string text)
    {
        var built = new StringBuilder(text.Length + 2).Append('"');
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' => built.Append("\\\""),
                '\\' => built.Append(@"\\"),
                '\b' => built.Append(@"\b"),
                '\t' => built.Append(@"\t"),
                '\n' => built.Append(@"\n"),
                '\f' => built.Append(@"\f"),
                '\r' => built.Append(@"\r"),
                < ' ' or (>= '\u007F' and <= '\u009F') => built.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
                _ => built.Append(c),
            };
        }

        return built.Append('"').ToString();
    }

    /// <summary>A query without its keyword would become the body of an empty type printed before it, so it gets the keyword there.</summary>
    private static string Document(DocumentNode n) => Join(
        n.Definitions.Select((definition, i) =>
        {
            var text = Print(definition);
            return i > 0 && text.StartsWith('{') && TakesBody(n.Definitions[i - 1]) ? "query " + text : text;
        }),
        "\n\n");

    private static bool TakesBody(DefinitionNode definition) => definition switch
    {
        FieldsTypeNode n => n.Fields.Count == 0,
        EnumTypeNode n => n.Values.Count == 0,
        InputObjectTypeNode n => n.Fields.Count == 0,
        SchemaNode n => n.OperationTypes.Count == 0,
        _ => false,
    };

    private static string Operation(OperationDefinitionNode n)
    {
        var printed = n.VariableDefinitions.Select(Print).ToList();
        var variables = printed.Exists(v => v.Contains('\n', StringComparison.Ordinal))
            ? Wrap("(\n", Join(printed, "\n"), "\n)")
            : Wrap("(", Join(printed, ", "), ")");
        var prefix = Description(n.Description) + Join([Keyword(n.Operation), n.Name?.Value + variables, Spaced(n.Directives)], " ");
        return (prefix == "query" ? "" : prefix + " ") + Print(n.SelectionSet);
    }

    private static string Field(FieldNode n)
    {
        var prefix = (n.Alias is null ? "" : $"{n.Alias}: ") + n.Name;
        if (n.Arguments.Count > 0)
        {
            var arguments = n.Arguments.Select(Print).ToList();
            var line = $"{prefix}({Join(arguments, ", ")})";
            prefix = line.Length > LineLength ? $"{prefix}(\n{Indent(Join(arguments, "\n"))}\n)" : line;
        }

        return prefix + Wrap(" ", Spaced(n.Directives)) + (n.SelectionSet is null ? "" : $" {Print(n.SelectionSet)}");
    }

    private static string Value(ValueNode value) => value switch
    {
        VariableNode n => $"${n.Name}",
        IntValueNode n => n.Value,
        FloatValueNode n => n.Value,
        StringValueNode n => (n.Block ? BlockStrings.Print(n.Value) : null) ?? Quote(n.Value),
        BooleanValueNode n => n.Value ? "true" : "false",
        NullValueNode => "null",
        EnumValueNode n => n.Value,
        ListValueNode n => List(n),
        ObjectValueNode n => Object(n),
        _ => throw new ArgumentException($"{value.GetType().Name} has no printed form.", nameof(value)),
    };

    private static string List(ListValueNode n)
    {
        var values = n.Values.Select(Print).ToList();
        var line = $"[{Join(values, ", ")}]";
        return line.Length > LineLength ? $"[\n{Indent(Join(values, "\n"))}\n]" : line;
    }

    private static string Object(ObjectValueNode n)
    {
        var fields = n.Fields.Select(f => $"{f.Name}: {Print(f.Value)}").ToList();
        var line = $"{{ {Join(fields, ", ")} }}";
        return line.Length > LineLength ? $"{{\n{Indent(Join(fields, "\n"))}\n}}" : line;
    }

    private static string TypeSystem(TypeSystemNode node) => node switch
    {
        SchemaNode n => Join(["schema", Spaced(n.Directives), Block(n.OperationTypes)], " "),
        ScalarTypeNode n => Join(["scalar", n.Name.Value, Spaced(n.Directives)], " "),
        FieldsTypeNode n => Join(
            [
                n is ObjectTypeNode ? "type" : "interface", n.Name.Value, Wrap("implements ", Join(n.Interfaces.Select(Print), " & ")),
                Spaced(n.Directives), Block(n.Fields),
            ],
            " "),
        UnionTypeNode n => Join(["union", n.Name.Value, Spaced(n.Directives), Wrap("= ", Join(n.Types.Select(Print), " | "))], " "),
        EnumTypeNode n => Join(["enum", n.Name.Value, Spaced(n.Directives), Block(n.Values)], " "),
        InputObjectTypeNode n => Join(["input", n.Name.Value, Spaced(n.Directives), Block(n.Fields)], " "),
        DirectiveDefinitionNode n => $"directive @{n.Name}{ArgumentDefinitions(n.Arguments)}"
            + $"{(n.Repeatable ? " repeatable" : "")} on {Join(n.Locations.Select(Print), " | ")}",
        _ => throw new ArgumentException($"{node.GetType().Name} has no printed form.", nameof(node)),
    };

    private static string ArgumentDefinitions(IReadOnlyList<InputValueDefinitionNode> nodes)
    {
        var arguments = nodes.Select(Print).ToList();
        return arguments.Exists(a => a.Contains('\n', StringComparison.Ordinal))
            ? $"(\n{Indent(Join(arguments, "\n"))}\n)"
            : Wrap("(", Join(arguments, ", "), ")");
    }

    private static string Description(StringValueNode? description) => description is null ? "" : Value(description) + "\n";

    private static string Default(ValueNode? value) => value is null ? "" : " = " + Value(value);

    private static string Keyword(OperationKind operation) => operation switch
    {
        OperationKind.Query => "query",
        OperationKind.Mutation => "mutation",
        _ => "subscription",
    };

    private static string Spaced(IReadOnlyList<DirectiveNode> directives) => Join(directives.Select(Print), " ");

    private static string Block(IReadOnlyList<Node> nodes) => Wrap("{\n", Indent(Join(nodes.Select(Print), "\n")), "\n}");

    private static string Indent(string text) => text.Length == 0 ? "" : "  " + text.Replace("\n", "\n  ", StringComparison.Ordinal);

    private static string Wrap(string before, string text, string after = "") => text.Length == 0 ? "" : before + text + after;

    private static string Join(IEnumerable<string> parts, string separator) => string.Join(separator, parts.Where(p => p.Length > 0));
}
