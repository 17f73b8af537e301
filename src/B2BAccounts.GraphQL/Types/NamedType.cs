using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Types;

/// <summary>A type with a name. Filled while the schema is built, unchanged after that.</summary>
public abstract class NamedType(string name) : GraphType
{
    public string Name { get; } = name;

    public string? Description { get; internal set; }

    /// <summary>The definition and its extensions, in the order they were read; none for built-in types.</summary>
    public IReadOnlyList<TypeDefinitionNode> Nodes { get; internal set; } = [];

    /// <summary>Directives applied to the definition and its extensions.</summary>
    public IEnumerable<DirectiveNode> AppliedDirectives => Nodes.SelectMany(n => n.Directives);

    public override NamedType Named => this;

    public override string ToString() => Name;
}

/// <summary>An object or interface: it has fields and may implement interfaces (sections 3.6, 3.7).</summary>
public abstract class FieldsType(string name) : NamedType(name)
{
    /// <summary>In the order of the definition.</summary>
    public IReadOnlyList<FieldDefinition> Fields { get; private set; } = [];

    public IReadOnlyList<InterfaceType> Interfaces { get; internal set; } = [];

    private Dictionary<string, FieldDefinition> byName = new(StringComparer.Ordinal);

    public FieldDefinition? Field(string name) => byName.GetValueOrDefault(name);

    internal void SetFields(IReadOnlyList<FieldDefinition> fields)
    {
        Fields = fields;
        byName = new(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            byName.TryAdd(field.Name, field);
        }
    }
}

public sealed class ObjectType(string name) : FieldsType(name);

public sealed class InterfaceType(string name) : FieldsType(name);

public sealed class UnionType(string name) : NamedType(name)
{
    public IReadOnlyList<ObjectType> Types { get; internal set; } = [];
}

public sealed class EnumType(string name) : NamedType(name)
{
    public IReadOnlyList<EnumValue> Values { get; private set; } = [];

    private Dictionary<string, EnumValue> byName = new(StringComparer.Ordinal);

    public EnumValue? Value(string name) => byName.GetValueOrDefault(name);

    internal void SetValues(IReadOnlyList<EnumValue> values)
    {
        Values = values;
        byName = new(StringComparer.Ordinal);
        foreach (var value in values)
        {
            byName.TryAdd(value.Name, value);
        }
    }
}

public sealed class InputObjectType(string name) : NamedType(name)
{
    public IReadOnlyList<InputValue> Fields { get; private set; } = [];

    /// <summary>Exactly one field must be given, and not null (section 3.10, @oneOf).</summary>
    public bool IsOneOf { get; internal set; }

    private Dictionary<string, InputValue> byName = new(StringComparer.Ordinal);

    public InputValue? Field(string name) => byName.GetValueOrDefault(name);

    internal void SetFields(IReadOnlyList<InputValue> fields)
    {
        Fields = fields;
        byName = new(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            byName.TryAdd(field.Name, field);
        }
    }
}
