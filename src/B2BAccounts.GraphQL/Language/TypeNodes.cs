namespace B2BAccounts.GraphQL.Language;

/// <summary>A type as written: a name, a list or a non-null (section 2.11).</summary>
public abstract class TypeNode : Node;

public sealed class NamedTypeNode(NameNode name) : TypeNode
{
    public NameNode Name { get; } = name;
}

public sealed class ListTypeNode(TypeNode type) : TypeNode
{
    public TypeNode Type { get; } = type;
}

/// <summary>Its inner type is a <see cref="NamedTypeNode"/> or a <see cref="ListTypeNode"/>, never another non-null.</summary>
public sealed class NonNullTypeNode(TypeNode type) : TypeNode
{
    public TypeNode Type { get; } = type;
}
