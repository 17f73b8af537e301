using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Types;

/// <summary>A complete type system with its entry points (section 3.3). Immutable once built.</summary>
public sealed class Schema
{
    private readonly Dictionary<string, NamedType> types;
    private readonly Dictionary<string, DirectiveDefinition> directives;
    private readonly Dictionary<NamedType, IReadOnlyList<ObjectType>> possible = [];
    private readonly Dictionary<NamedType, HashSet<NamedType>> subTypes = [];

    /// <param name="types">All types, built-in ones and introspection's included, in the order they are to be listed.</param>
    /// <param name="directives">All directives, built-in ones included.</param>
    public Schema(
        IReadOnlyList<NamedType> types,
        IReadOnlyList<DirectiveDefinition> directives,
        ObjectType? query,
        ObjectType? mutation,
        ObjectType? subscription)
    {
        Types = types;
        Directives = directives;
        QueryType = query;
        MutationType = mutation;
        SubscriptionType = subscription;
        this.types = types.ToDictionary(t => t.Name, StringComparer.Ordinal);
        this.directives = directives.ToDictionary(d => d.Name, StringComparer.Ordinal);
        FindPossibleTypes();
    }

    public string? Description { get; init; }

    public IReadOnlyList<SchemaNode> Nodes { get; init; } = [];

    public IReadOnlyList<NamedType> Types { get; }

    public IReadOnlyList<DirectiveDefinition> Directives { get; }

    public ObjectType? QueryType { get; }

    public ObjectType? MutationType { get; }

    public ObjectType? SubscriptionType { get; }

    /// <summary>The different rules of its fields, each at its <see cref="AccessRule.Index"/>.</summary>
    internal IReadOnlyList<AccessRule> Rules { get; set; } = [];

    public NamedType? Type(string name) => types.GetValueOrDefault(name);

    public DirectiveDefinition? Directive(string name) => directives.GetValueOrDefault(name);

    public ObjectType? RootType(OperationKind operation) => operation switch
    {
        OperationKind.Query => QueryType,
        OperationKind.Mutation => MutationType,
        _ => SubscriptionType,
    };

    /// <summary>The object types that a value of this composite type may have (GetPossibleTypes, section 5.5.2.3).</summary>
    public IReadOnlyList<ObjectType> PossibleTypes(NamedType type) =>
        type is ObjectType single ? [single] : possible.GetValueOrDefault(type, []);

    /// <summary>Whether <paramref name="sub"/> is <paramref name="abstractType"/>'s member or implementation.</summary>
    public bool IsSubType(NamedType abstractType, NamedType sub) =>
        subTypes.TryGetValue(abstractType, out var subs) && subs.Contains(sub);

    private void FindPossibleTypes()
    {
        foreach (var union in Types.OfType<UnionType>())
        {
            possible[union] = union.Types;
            subTypes[union] = [.. union.Types];
        }

        foreach (var implementation in Types.OfType<FieldsType>())
        {
            foreach (var implemented in implementation.Interfaces)
            {
                (subTypes.TryGetValue(implemented, out var subs) ? subs : subTypes[implemented] = []).Add(implementation);
            }
        }

        foreach (var face in Types.OfType<InterfaceType>())
        {
            possible[face] = [.. Types.OfType<ObjectType>().Where(o => o.Interfaces.Contains(face))];
        }
    }
}
