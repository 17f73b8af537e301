namespace B2BAccounts.GraphQL.Types;

/// <summary>A type of a schema: named, or a list or non-null around another (section 3.4). Instances are unique within a
/// schema only for named types; compare wrapped ones with Equals.</summary>
public abstract class GraphType
{
    /// <summary>The named type inside all wrappers.</summary>
    public abstract NamedType Named { get; }

    /// <summary>Scalars, enums and input objects, also wrapped: may be given by a client.</summary>
    public bool IsInput => Named is ScalarType or EnumType or InputObjectType;

    /// <summary>All but input objects: may be answered.</summary>
    public bool IsOutput => Named is not InputObjectType;

    /// <summary>Scalars and enums: have no selection set.</summary>
    public bool IsLeaf => Named is ScalarType or EnumType;

    /// <summary>Objects, interfaces and unions: need a selection set.</summary>
    public bool IsComposite => Named is ObjectType or InterfaceType or UnionType;

    public bool IsNonNull => this is NonNullType;

    /// <summary>This type without an outer non-null.</summary>
    public GraphType Nullable => this is NonNullType n ? n.OfType : this;
}

public sealed class ListType(GraphType ofType) : GraphType
{
    public GraphType OfType { get; } = ofType;

    public override NamedType Named => OfType.Named;

    public override bool Equals(object? obj) => obj is ListType other && other.OfType.Equals(OfType);

    public override int GetHashCode() => HashCode.Combine(1, OfType);

    public override string ToString() => $"[{OfType}]";
}

public sealed class NonNullType(GraphType ofType) : GraphType
{
    public GraphType OfType { get; } = ofType is NonNullType
        ? throw new ArgumentException($"{ofType} is non-null already.", nameof(ofType))
        : ofType;

    public override NamedType Named => OfType.Named;

    public override bool Equals(object? obj) => obj is NonNullType other && other.OfType.Equals(OfType);

    public override int GetHashCode() => HashCode.Combine(2, OfType);

    public override string ToString() => $"{OfType}!";
}
