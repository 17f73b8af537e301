using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Types;

/// <summary>Puts definitions and their members in the order of their names, numbers in names by their value. Applied directives stay as
/// they are: their order has a meaning (section 2.12).</summary>
internal static class SortedDefinitions
{
    private static readonly Comparer<string> Order = Comparer<string>.Create(Suggestions.NaturalCompare);

    /// <summary>The schema first, then directives, then types.</summary>
    public static DocumentNode Sort(DocumentNode document) => new(
    [
        .. document.Definitions.OfType<SchemaNode>(),
        .. ByName(document.Definitions.OfType<DirectiveDefinitionNode>(), d => d.Name).Select(Sort),
        .. ByName(document.Definitions.OfType<TypeDefinitionNode>(), t => t.Name).Select(Sort),
    ]);

    private static DirectiveDefinitionNode Sort(DirectiveDefinitionNode n) => new()
    {
        Name = n.Name, Description = n.Description, Arguments = Sort(n.Arguments), Repeatable = n.Repeatable, Locations = ByName(n.Locations, l => l),
    };

    private static TypeDefinitionNode Sort(TypeDefinitionNode node) => node switch
    {
        ObjectTypeNode n => new ObjectTypeNode
        {
            Name = n.Name, Description = n.Description, Directives = n.Directives, Interfaces = Sort(n.Interfaces), Fields = Sort(n.Fields),
        },
        InterfaceTypeNode n => new InterfaceTypeNode
        {
            Name = n.Name, Description = n.Description, Directives = n.Directives, Interfaces = Sort(n.Interfaces), Fields = Sort(n.Fields),
        },
        UnionTypeNode n => new UnionTypeNode
        {
            Name = n.Name, Description = n.Description, Directives = n.Directives, Types = Sort(n.Types),
        },
        EnumTypeNode n => new EnumTypeNode
        {
            Name = n.Name, Description = n.Description, Directives = n.Directives, Values = ByName(n.Values, v => v.Name),
        },
        InputObjectTypeNode n => new InputObjectTypeNode
        {
            Name = n.Name, Description = n.Description, Directives = n.Directives, Fields = Sort(n.Fields),
        },
        _ => node,
    };

    private static List<FieldDefinitionNode> Sort(IReadOnlyList<FieldDefinitionNode> fields) =>
    [
        .. ByName(fields, f => f.Name).Select(f => new FieldDefinitionNode
        {
            Name = f.Name, Description = f.Description, Arguments = Sort(f.Arguments), Type = f.Type, Directives = f.Directives,
        }),
    ];

    private static List<InputValueDefinitionNode> Sort(IReadOnlyList<InputValueDefinitionNode> inputs) => ByName(inputs, i => i.Name);

    private static List<NamedTypeNode> Sort(IReadOnlyList<NamedTypeNode> types) => ByName(types, t => t.Name);

    private static List<T> ByName<T>(IEnumerable<T> nodes, Func<T, NameNode> name) => [.. nodes.OrderBy(n => name(n).Value, Order)];
}
