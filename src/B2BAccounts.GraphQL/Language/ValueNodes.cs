namespace B2BAccounts.GraphQL.Language;

/// <summary>A literal, or a variable that stands for one (section 2.9).</summary>
public abstract class ValueNode : Node;

public sealed class VariableNode : ValueNode
{
    public required NameNode Name { get; init; }
}

/// <summary>The digits as written: no conversion until the type is known, so that no precision is lost.</summary>
public sealed class IntValueNode(string value) : ValueNode
{
    public string Value { get; } = value;
}

/// <summary>The digits as written.</summary>
public sealed class FloatValueNode(string value) : ValueNode
{
    public string Value { get; } = value;
}

/// <summary>The text meant: escapes resolved, and for a block string its common indent removed.</summary>
public sealed class StringValueNode(string value, bool block = false) : ValueNode
{
    public string Value { get; } = value;

    public bool Block { get; } = block;
}

public sealed class BooleanValueNode(bool value) : ValueNode
{
    public bool Value { get; } = value;
}

public sealed class NullValueNode : ValueNode;

public sealed class EnumValueNode(string value) : ValueNode
{
    public string Value { get; } = value;
}

public sealed class ListValueNode(IReadOnlyList<ValueNode> values) : ValueNode
{
    public IReadOnlyList<ValueNode> Values { get; } = values;
}

public sealed class ObjectValueNode(IReadOnlyList<ObjectFieldNode> fields) : ValueNode
{
    public IReadOnlyList<ObjectFieldNode> Fields { get; } = fields;
}

public sealed class ObjectFieldNode : Node
{
    public required NameNode Name { get; init; }

    public required ValueNode Value { get; init; }
}
