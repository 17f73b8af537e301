namespace B2BAccounts.GraphQL.Language;

/// <summary>A part of a parsed document. <see cref="Source"/> is null for nodes that code has made.</summary>
public abstract class Node
{
    /// <summary>The text this node was read from, if it was read.</summary>
    public Source? Source { get; init; }

    /// <summary>UTF-16 offset of the node's first character.</summary>
    public int Start { get; init; }

    /// <summary>UTF-16 offset behind the node's last character.</summary>
    public int End { get; init; }

    public SourceLocation? Location => Source?.LocationOf(Start);
}

public sealed class NameNode(string value) : Node
{
    public string Value { get; } = value;

    public override string ToString() => Value;
}

/// <summary>A whole document: executable definitions, type system definitions, or both (section 2.2).</summary>
public sealed class DocumentNode(IReadOnlyList<DefinitionNode> definitions) : Node
{
    public IReadOnlyList<DefinitionNode> Definitions { get; } = definitions;
}

public abstract class DefinitionNode : Node;
