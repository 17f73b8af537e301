using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Types;

/// <summary>A field of an object or interface (section 3.6).</summary>
public sealed class FieldDefinition(string name, GraphType type, IReadOnlyList<InputValue> arguments)
{
    public string Name { get; } = name;

    public GraphType Type { get; } = type;

    public IReadOnlyList<InputValue> Arguments { get; } = arguments;

    public string? Description { get; init; }

    /// <summary>Why the field should not be used any more; null while it may be.</summary>
    public string? DeprecationReason { get; init; }

    public FieldDefinitionNode? Node { get; init; }

    /// <summary>Who may read the field: what its own @authorize says, else its type's; null when there is none, so that anybody may. On an
    /// interface: what the fields of all objects that implement it ask for together, of which an answer asks for the one object's only.</summary>
    public AccessRule? Rule { get; internal set; }

    public InputValue? Argument(string name)
    {
        foreach (var argument in Arguments)
        {
            if (argument.Name == name)
            {
                return argument;
            }
        }

        return null;
    }
}

/// <summary>An argument, or a field of an input object (sections 3.6.1, 3.10).</summary>
public sealed class InputValue(string name, GraphType type)
{
    public string Name { get; } = name;

    public GraphType Type { get; } = type;

    public string? Description { get; init; }

    /// <summary>The default as written; null when there is none (a default of null is a <see cref="NullValueNode"/>).</summary>
    public ValueNode? DefaultValue { get; init; }

    public string? DeprecationReason { get; init; }

    public InputValueDefinitionNode? Node { get; init; }

    /// <summary>Who may use it in a filter or order: who may read the field that it was made of. Null when anybody may.</summary>
    public AccessRule? Rule { get; internal set; }

    /// <summary>The default as coerced, kept once it was asked for.</summary>
    internal Tuple<object?>? CoercedDefault { get; set; }

    /// <summary>Non-null without a default: a client must give it.</summary>
    public bool IsRequired => Type.IsNonNull && DefaultValue is null;
}

/// <summary>A value of an enum (section 3.9).</summary>
public sealed class EnumValue(string name)
{
    public string Name { get; } = name;

    public string? Description { get; init; }

    public string? DeprecationReason { get; init; }

    public EnumValueDefinitionNode? Node { get; init; }

    /// <summary>Who may group by it: who may read the fields that it was made of. Null when anybody may.</summary>
    public AccessRule? Rule { get; internal set; }
}

/// <summary>A directive that documents may carry (section 3.13).</summary>
public sealed class DirectiveDefinition(string name, IReadOnlyList<InputValue> arguments, IReadOnlySet<string> locations, bool isRepeatable)
{
    public string Name { get; } = name;

    public IReadOnlyList<InputValue> Arguments { get; } = arguments;

    /// <summary>Such as FIELD or INPUT_OBJECT.</summary>
    public IReadOnlySet<string> Locations { get; } = locations;

    public bool IsRepeatable { get; } = isRepeatable;

    public string? Description { get; init; }

    public DirectiveDefinitionNode? Node { get; init; }

    public InputValue? Argument(string name) => Arguments.FirstOrDefault(a => a.Name == name);
}
