using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Conventions.Expansion;

/// <summary>The types that the SDL's authors wrote, by name, and the roots.</summary>
internal sealed class SdlTypes
{
    private readonly Dictionary<string, List<TypeDefinitionNode>> parts = new(StringComparer.Ordinal);

    public SdlTypes(IReadOnlyList<DocumentNode> documents)
    {
        var definitions = documents.SelectMany(d => d.Definitions).ToList();
        foreach (var type in definitions.OfType<TypeDefinitionNode>())
        {
            (parts.TryGetValue(type.Name.Value, out var list) ? list : parts[type.Name.Value] = []).Add(type);
        }

        var schemas = definitions.OfType<SchemaNode>().ToList();
        Query = Root(schemas, OperationKind.Query);
        Mutation = Root(schemas, OperationKind.Mutation);
        Subscription = Root(schemas, OperationKind.Subscription);
    }

    public string Query { get; }

    public string Mutation { get; }

    public string Subscription { get; }

    public bool IsRoot(string name) => name == Query || name == Mutation || name == Subscription;

    /// <summary>The definition (or its first extension, where the definition is missing) of a type.</summary>
    public TypeDefinitionNode? Find(string name) =>
        parts.TryGetValue(name, out var list) ? list.Find(p => !p.IsExtension) ?? list[0] : null;

    public IEnumerable<FieldDefinitionNode> Fields(string name) =>
        parts.GetValueOrDefault(name, []).OfType<FieldsTypeNode>().SelectMany(p => p.Fields);

    public IEnumerable<DirectiveNode> Directives(string name) => parts.GetValueOrDefault(name, []).SelectMany(p => p.Directives);

    /// <summary>The @authorize that holds for all of these fields together, where one of them says what all ask for; else none, as a field
    /// has one.</summary>
    public IReadOnlyList<DirectiveNode> CommonRule(IEnumerable<SchemaCoordinate> fields)
    {
        var rules = fields.Select(Rule).OfType<DirectiveNode>().ToList();
        return rules.Find(one => rules.TrueForAll(other => AccessRule.IsWithin(Roles(one), Roles(other)))) is { } strictest ? [strictest] : [];

        static IReadOnlyList<string> Roles(DirectiveNode rule) => AuthorizeDirective.Rule([rule])!.Roles[0];
    }

    private DirectiveNode? Rule(SchemaCoordinate field) =>
        Find(field.Name) is not ObjectTypeNode ? null
        : AuthorizeDirective.Find(Fields(field.Name).FirstOrDefault(f => f.Name.Value == field.Member)?.Directives)
            ?? AuthorizeDirective.Find(Directives(field.Name));

    public bool Implements(string name, string implemented) =>
        parts.GetValueOrDefault(name, []).OfType<FieldsTypeNode>().Any(p => p.Interfaces.Any(i => i.Name.Value == implemented));

    public IEnumerable<ObjectTypeNode> ObjectsThatImplement(string implemented) =>
        parts.Values.Select(p => p.Find(d => !d.IsExtension)).OfType<ObjectTypeNode>().Where(o => Implements(o.Name.Value, implemented));

    public static string NamedType(TypeNode type) => type switch
    {
        NonNullTypeNode n => NamedType(n.Type),
        ListTypeNode l => NamedType(l.Type),
        NamedTypeNode named => named.Name.Value,
        _ => throw new InvalidOperationException($"Unknown type node {type.GetType().Name}."),
    };

    public static TypeNode Nullable(TypeNode type) => type is NonNullTypeNode n ? n.Type : type;

    /// <summary>What operations a leaf type has; null for what is no leaf.</summary>
    public LeafKind? Leaf(string name)
    {
        switch (name)
        {
            case "String":
                return LeafKind.Text;
            case "Int" or "Float":
                return LeafKind.Comparable;
            case "Boolean":
                return LeafKind.Boolean;
            case "ID":
                return LeafKind.Equality;
        }

        return Find(name) switch
        {
            EnumTypeNode => LeafKind.Equality,
            ScalarTypeNode => ConventionDirectives.Symbol(Directives(name).FirstOrDefault(d => d.Name.Value == "filterable"), "as") switch
            {
                "TEXT" => LeafKind.Text,
                "COMPARABLE" => LeafKind.Comparable,
                "EQUALITY" => LeafKind.Equality,
                _ => IsWidelyKnownAsComparable(name) ? LeafKind.Comparable : LeafKind.Equality,
            },
            _ => null,
        };
    }

    private static bool IsWidelyKnownAsComparable(string scalar) => scalar is
        "Byte" or "Short" or "Long" or "BigInt" or "Decimal" or "Date" or "DateTime" or "Time" or "LocalDate" or "LocalDateTime" or "LocalTime";

    private static string Root(List<SchemaNode> schemas, OperationKind kind) =>
        schemas.SelectMany(s => s.OperationTypes).FirstOrDefault(o => o.Operation == kind)?.Type.Name.Value ?? kind.ToString();
}

/// <summary>Which operations the values of a leaf type have.</summary>
internal enum LeafKind
{
    Boolean,
    Equality,
    Comparable,
    Text,
}
