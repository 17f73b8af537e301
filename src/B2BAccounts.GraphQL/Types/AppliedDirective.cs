using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Types;

/// <summary>Reads the directives that a schema applies to its parts.</summary>
internal static class AppliedDirective
{
    public static DirectiveNode? Find(IEnumerable<DirectiveNode>? applied, string name) => applied?.FirstOrDefault(d => d.Name.Value == name);

    public static ValueNode? Argument(DirectiveNode directive, string name) => directive.Arguments.FirstOrDefault(a => a.Name.Value == name)?.Value;

    /// <summary>The texts of a list argument; one text stands for a list of one.</summary>
    public static IReadOnlyList<StringValueNode> Texts(DirectiveNode directive, string name) => Argument(directive, name) switch
    {
        ListValueNode list => [.. list.Values.OfType<StringValueNode>()],
        StringValueNode one => [one],
        _ => [],
    };

    /// <summary>Whether a definition applies a directive to any of its parts.</summary>
    public static bool IsIn(DefinitionNode definition, string name)
    {
        return definition switch
        {
            DirectiveDefinitionNode directive => ToInputs(directive.Arguments),
            FieldsTypeNode type => Has(type.Directives) || type.Fields.Any(f => Has(f.Directives) || ToInputs(f.Arguments)),
            InputObjectTypeNode input => Has(input.Directives) || ToInputs(input.Fields),
            TypeSystemNode other => Has(other.Directives),
            _ => false,
        };

        bool Has(IReadOnlyList<DirectiveNode> applied) => Find(applied, name) is not null;

        bool ToInputs(IReadOnlyList<InputValueDefinitionNode> inputs) => inputs.Any(i => Has(i.Directives));
    }
}
