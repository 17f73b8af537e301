using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Validation;

/// <summary>What rules need of a directive, whether the schema or the document itself defines it.</summary>
/// <param name="Required">Arguments that must be given, and their types as written.</param>
internal sealed record DirectiveSignature(
    IReadOnlyList<string> Arguments,
    IReadOnlyList<(string Name, string Type)> Required,
    IReadOnlySet<string> Locations,
    bool IsRepeatable)
{
    public static Dictionary<string, DirectiveSignature> Collect(Schema schema, DocumentNode document)
    {
        var all = schema.Directives.ToDictionary(
            d => d.Name,
            d => new DirectiveSignature(
                [.. d.Arguments.Select(a => a.Name)],
                [.. d.Arguments.Where(a => a.IsRequired).Select(a => (a.Name, a.Type.ToString()!))],
                d.Locations,
                d.IsRepeatable),
            StringComparer.Ordinal);
        foreach (var d in document.Definitions.OfType<DirectiveDefinitionNode>())
        {
            all[d.Name.Value] = new DirectiveSignature(
                [.. d.Arguments.Select(a => a.Name.Value)],
                [.. d.Arguments.Where(a => a is { Type: NonNullTypeNode, DefaultValue: null }).Select(a => (a.Name.Value, Printer.Print(a.Type)))],
                d.Locations.Select(l => l.Value).ToHashSet(StringComparer.Ordinal),
                d.Repeatable);
        }

        return all;
    }
}
