using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Types;

/// <summary>Writes a schema as SDL: extensions merged into their definitions, descriptions and applied directives kept, built-in
/// parts left out. What it writes builds an equal schema again.</summary>
public static class SchemaPrinter
{
    public static string Print(Schema schema) => Printer.Print(ToDocument(schema));

    /// <summary>The same with definitions and their members in the order of their names, so that two texts of one contract are equal.</summary>
    public static string PrintSorted(Schema schema) => Printer.Print(SortedDefinitions.Sort(ToDocument(schema)));

    /// <summary>The schema as a document of definitions without extensions.</summary>
    public static DocumentNode ToDocument(Schema schema)
    {
        var definitions = new List<DefinitionNode>();
        if (Root(schema) is { } root)
        {
            definitions.Add(root);
        }

        definitions.AddRange(schema.Directives.Where(d => !BuiltIns.IsBuiltInDirective(d.Name)).Select(d => d.Node).OfType<DirectiveDefinitionNode>());
        definitions.AddRange(schema.Types.Where(t => !BuiltIns.IsBuiltInType(t.Name)).Select(Merge));
        return new DocumentNode(definitions);
    }

    // Needed only for what the usual names do not say (section 3.3.1).
    private static SchemaNode? Root(Schema schema)
    {
        var directives = schema.Nodes.SelectMany(n => n.Directives).ToList();
        var description = schema.Nodes.FirstOrDefault(n => !n.IsExtension)?.Description;
        var operations = Enum.GetValues<OperationKind>()
            .Select(kind => (Kind: kind, Type: schema.RootType(kind)))
            .Where(o => o.Type is not null)
            .Select(o => new OperationTypeNode { Operation = o.Kind, Type = new NamedTypeNode(new NameNode(o.Type!.Name)) })
            .ToList();
        var usual = Enum.GetValues<OperationKind>().All(kind => schema.RootType(kind)?.Name == (schema.Type(kind.ToString()) as ObjectType)?.Name);
        return usual && description is null && directives.Count == 0
            ? null
            : new SchemaNode { Description = description, Directives = directives, OperationTypes = operations };
    }

    private static TypeDefinitionNode Merge(NamedType type)
    {
        var first = type.Nodes[0];
        if (type.Nodes.Count == 1)
        {
            return first;
        }

        List<DirectiveNode> directives = [.. type.AppliedDirectives];
        return first switch
        {
            ScalarTypeNode => new ScalarTypeNode { Name = first.Name, Description = first.Description, Directives = directives },
            ObjectTypeNode => new ObjectTypeNode
            {
                Name = first.Name,
                Description = first.Description,
                Directives = directives,
                Interfaces = All<ObjectTypeNode, NamedTypeNode>(type, n => n.Interfaces),
                Fields = All<ObjectTypeNode, FieldDefinitionNode>(type, n => n.Fields),
            },
            InterfaceTypeNode => new InterfaceTypeNode
            {
                Name = first.Name,
                Description = first.Description,
                Directives = directives,
                Interfaces = All<InterfaceTypeNode, NamedTypeNode>(type, n => n.Interfaces),
                Fields = All<InterfaceTypeNode, FieldDefinitionNode>(type, n => n.Fields),
            },
            UnionTypeNode => new UnionTypeNode
            {
                Name = first.Name,
                Description = first.Description,
                Directives = directives,
                Types = All<UnionTypeNode, NamedTypeNode>(type, n => n.Types),
            },
            EnumTypeNode => new EnumTypeNode
            {
                Name = first.Name,
                Description = first.Description,
                Directives = directives,
                Values = All<EnumTypeNode, EnumValueDefinitionNode>(type, n => n.Values),
            },
            _ => new InputObjectTypeNode
            {
                Name = first.Name,
                Description = first.Description,
                Directives = directives,
                Fields = All<InputObjectTypeNode, InputValueDefinitionNode>(type, n => n.Fields),
            },
        };
    }

    private static List<TPart> All<TNode, TPart>(NamedType type, Func<TNode, IReadOnlyList<TPart>> parts) =>
        [.. type.Nodes.OfType<TNode>().SelectMany(parts)];
}
