using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Validation;

namespace B2BAccounts.GraphQL.Types;

/// <summary>What a schema coordinate means in a schema (section 3, Schema Coordinates).</summary>
public abstract record SchemaElement
{
    private SchemaElement()
    {
    }

    public sealed record OfType(NamedType Type) : SchemaElement;

    public sealed record OfField(NamedType Type, FieldDefinition Field) : SchemaElement;

    public sealed record OfInputField(InputObjectType Type, InputValue Field) : SchemaElement;

    public sealed record OfEnumValue(EnumType Type, EnumValue Value) : SchemaElement;

    public sealed record OfFieldArgument(NamedType Type, FieldDefinition Field, InputValue Argument) : SchemaElement;

    public sealed record OfDirective(DirectiveDefinition Directive) : SchemaElement;

    public sealed record OfDirectiveArgument(DirectiveDefinition Directive, InputValue Argument) : SchemaElement;

    /// <summary>The element, or null when what should contain it exists and does not.</summary>
    /// <exception cref="SchemaException">What should contain the element does not exist, or can contain no such element.</exception>
    public static SchemaElement? Find(Schema schema, SchemaCoordinate coordinate) =>
        coordinate.IsDirective ? InDirectives(schema, coordinate)
        : coordinate.Member is null ? schema.Type(coordinate.Name) is { } type ? new OfType(type) : null
        : coordinate.Argument is null ? OfMember(schema, coordinate.Name, coordinate.Member)
        : OfArgument(schema, coordinate, coordinate.Member);

    private static SchemaElement? InDirectives(Schema schema, SchemaCoordinate coordinate)
    {
        var directive = schema.Directive(coordinate.Name);
        if (coordinate.Argument is not { } name)
        {
            return directive is null ? null : new OfDirective(directive);
        }

        return directive is null
            ? throw Missing($"The schema has no directive @{coordinate.Name}.", coordinate.Name, schema.Directives.Select(d => d.Name))
            : directive.Argument(name) is { } argument ? new OfDirectiveArgument(directive, argument) : null;
    }

    private static SchemaElement? OfMember(Schema schema, string typeName, string member) => Container(schema, typeName) switch
    {
        EnumType type => type.Value(member) is { } value ? new OfEnumValue(type, value) : null,
        InputObjectType type => type.Field(member) is { } field ? new OfInputField(type, field) : null,
        FieldsType type => new MetaFields(schema).Find(type, member) is { } field ? new OfField(type, field) : null,
        var other => throw new SchemaException([new($"{other.Name} is {Checks.SchemaChecks.KindOf(other)}, which has no members to name.")]),
    };

    private static OfFieldArgument? OfArgument(Schema schema, SchemaCoordinate coordinate, string member)
    {
        if (Container(schema, coordinate.Name) is not FieldsType type)
        {
            throw new SchemaException([new($"{coordinate.Name} is no object type or interface; only their fields have arguments.")]);
        }

        return new MetaFields(schema).Find(type, member) is not { } field
            ? throw Missing($"Type {type.Name} has no field {member}.", member, type.Fields.Select(f => f.Name))
            : field.Argument(coordinate.Argument!) is { } argument ? new OfFieldArgument(type, field, argument) : null;
    }

    private static NamedType Container(Schema schema, string name) =>
        schema.Type(name) ?? throw Missing($"The schema has no type {name}.", name, schema.Types.Select(t => t.Name));

    private static SchemaException Missing(string message, string name, IEnumerable<string> known) =>
        new([new(message + Suggestions.For(name, known))]);
}
