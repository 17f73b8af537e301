namespace B2BAccounts.GraphQL.Language;

/// <summary>A definition or an extension of the type system (section 3). <see cref="IsExtension"/> tells which.</summary>
public abstract class TypeSystemNode : DefinitionNode
{
    /// <summary>Never present on an extension.</summary>
    public StringValueNode? Description { get; init; }

    /// <summary>True for <c>extend …</c>.</summary>
    public bool IsExtension { get; init; }

    public IReadOnlyList<DirectiveNode> Directives { get; init; } = [];
}

public sealed class SchemaNode : TypeSystemNode
{
    public IReadOnlyList<OperationTypeNode> OperationTypes { get; init; } = [];
}

public sealed class OperationTypeNode : Node
{
    public required OperationKind Operation { get; init; }

    public required NamedTypeNode Type { get; init; }
}

public abstract class TypeDefinitionNode : TypeSystemNode
{
    public required NameNode Name { get; init; }
}

public sealed class ScalarTypeNode : TypeDefinitionNode;

public abstract class FieldsTypeNode : TypeDefinitionNode
{
    public IReadOnlyList<NamedTypeNode> Interfaces { get; init; } = [];

    public IReadOnlyList<FieldDefinitionNode> Fields { get; init; } = [];
}

public sealed class ObjectTypeNode : FieldsTypeNode;

public sealed class InterfaceTypeNode : FieldsTypeNode;

public sealed class UnionTypeNode : TypeDefinitionNode
{
    public IReadOnlyList<NamedTypeNode> Types { get; init; } = [];
}

public sealed class EnumTypeNode : TypeDefinitionNode
{
    public IReadOnlyList<EnumValueDefinitionNode> Values { get; init; } = [];
}

public sealed class InputObjectTypeNode : TypeDefinitionNode
{
    public IReadOnlyList<InputValueDefinitionNode> Fields { get; init; } = [];
}

public sealed class FieldDefinitionNode : Node
{
    public StringValueNode? Description { get; init; }

    public required NameNode Name { get; init; }

    public IReadOnlyList<InputValueDefinitionNode> Arguments { get; init; } = [];

    public required TypeNode Type { get; init; }

    public IReadOnlyList<DirectiveNode> Directives { get; init; } = [];

    /// <summary>The coordinates of the fields that the conventions made this of; none for what people wrote.</summary>
    internal IReadOnlyList<SchemaCoordinate> MadeOf { get; init; } = [];
}

/// <summary>An argument of a field or directive, or a field of an input object.</summary>
public sealed class InputValueDefinitionNode : Node
{
    public StringValueNode? Description { get; init; }

    public required NameNode Name { get; init; }

    public required TypeNode Type { get; init; }

    public ValueNode? DefaultValue { get; init; }

    public IReadOnlyList<DirectiveNode> Directives { get; init; } = [];

    /// <summary>The coordinates of the fields that the conventions made this of; none for what people wrote.</summary>
    internal IReadOnlyList<SchemaCoordinate> MadeOf { get; init; } = [];
}

public sealed class EnumValueDefinitionNode : Node
{
    public StringValueNode? Description { get; init; }

    public required NameNode Name { get; init; }

    public IReadOnlyList<DirectiveNode> Directives { get; init; } = [];

    /// <summary>The coordinates of the fields that the conventions made this of; none for what people wrote.</summary>
    internal IReadOnlyList<SchemaCoordinate> MadeOf { get; init; } = [];
}

public sealed class DirectiveDefinitionNode : TypeSystemNode
{
    public required NameNode Name { get; init; }

    public IReadOnlyList<InputValueDefinitionNode> Arguments { get; init; } = [];

    public bool Repeatable { get; init; }

    /// <summary>The names as written, such as FIELD or OBJECT.</summary>
    public IReadOnlyList<NameNode> Locations { get; init; } = [];
}
