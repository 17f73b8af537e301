using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Check.Printing;

/// <summary>A schema as graphql-js prints it sorted, <c>printSchema(lexicographicSortSchema(schema))</c>, so that two can be compared as text:
/// all lists by name, of the applied directives only @deprecated, @specifiedBy and @oneOf.</summary>
internal static class SortedSchema
{
    public static string Print(Schema unsorted)
    {
        var schema = SchemaBuilder.Build(Parser.Parse(SchemaPrinter.PrintSorted(unsorted)));
        List<string> parts = [];
        if (Roots(schema) is { } roots)
        {
            parts.Add(roots);
        }

        parts.AddRange(schema.Directives.Where(d => !BuiltIns.IsBuiltInDirective(d.Name)).Select(Directive));
        parts.AddRange(schema.Types.Where(t => !BuiltIns.IsBuiltInType(t.Name)).Select(Type));
        return string.Join("\n\n", parts);
    }

    private static string? Roots(Schema schema)
    {
        OperationKind[] kinds = [.. Enum.GetValues<OperationKind>().Where(k => schema.RootType(k) is not null)];
        var usual = Enum.GetValues<OperationKind>().All(k => schema.RootType(k) == schema.Type(k.ToString()) as ObjectType);
        return schema.Description is null && usual
            ? null
            : $"{Description(schema.Description)}schema {{\n{string.Join('\n', kinds.Select(k => $"  {k.ToString().ToLowerInvariant()}: {schema.RootType(k)}"))}\n}}";
    }

    private static string Directive(DirectiveDefinition directive) =>
        $"{Description(directive.Description)}directive @{directive.Name}{Arguments(directive.Arguments, "")}{(directive.IsRepeatable ? " repeatable" : "")}"
        + $" on {string.Join(" | ", directive.Node!.Locations)}";

    private static string Type(NamedType type) => Description(type.Description) + type switch
    {
        ScalarType scalar => $"scalar {type}{(scalar.SpecifiedBy is { } url ? $" @specifiedBy(url: {Quoted(url)})" : "")}",
        ObjectType o => $"type {type}{Interfaces(o)}{Fields(o)}",
        InterfaceType i => $"interface {type}{Interfaces(i)}{Fields(i)}",
        UnionType union => $"union {type} = {string.Join(" | ", union.Types)}",
        EnumType e => $"enum {type}{Block(e.Values, v => v.Description, v => v.Name + Deprecated(v.DeprecationReason))}",
        InputObjectType input => $"input {type}{(input.IsOneOf ? " @oneOf" : "")}{Block(input.Fields, f => f.Description, Input)}",
        _ => throw new InvalidOperationException($"Unknown kind of type {type}."),
    };

    private static string Interfaces(FieldsType type) =>
        type.Interfaces.Count == 0 ? "" : $" implements {string.Join(" & ", type.Interfaces)}";

    private static string Fields(FieldsType type) => Block(
        type.Fields,
        f => f.Description,
        f => $"{f.Name}{Arguments(f.Arguments, "  ")}: {f.Type}{Deprecated(f.DeprecationReason)}");

    private static string Block<T>(IEnumerable<T> members, Func<T, string?> description, Func<T, string> print) =>
        $" {{\n{string.Join('\n', members.Select((m, i) => $"{Description(description(m), "  ", i == 0)}  {print(m)}"))}\n}}";

    private static string Arguments(IReadOnlyList<InputValue> arguments, string indent) => arguments.Count == 0 ? ""
        : arguments.All(a => a.Description is null) ? $"({string.Join(", ", arguments.Select(Input))})"
        : $"(\n{string.Join('\n', arguments.Select((a, i) => $"{Description(a.Description, $"{indent}  ", i == 0)}{indent}  {Input(a)}"))}\n{indent})";

    private static string Input(InputValue value) =>
        $"{value.Name}: {value.Type}{(value.DefaultValue is { } otherwise ? $" = {Printer.Print(otherwise)}" : "")}{Deprecated(value.DeprecationReason)}";

    private static string Deprecated(string? reason) => reason switch
    {
        null => "",
        "No longer supported" => " @deprecated",
        _ => $" @deprecated(reason: {Quoted(reason)})",
    };

    private static string Description(string? text, string indent = "", bool first = true) => text is null
        ? ""
        : $"{(first || indent.Length == 0 ? "" : "\n")}{indent}{AsLiteral(text).Replace("\n", $"\n{indent}", StringComparison.Ordinal)}\n";

    // A block string cannot hold control characters; the printer knows what else it cannot hold.
    private static string AsLiteral(string text) =>
        Printer.Print(new StringValueNode(text, block: !text.Any(c => c is <= '\u000F' and not ('\t' or '\n'))));

    private static string Quoted(string text) => Printer.Print(new StringValueNode(text, false));
}
