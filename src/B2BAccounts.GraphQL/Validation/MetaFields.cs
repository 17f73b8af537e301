using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Validation;

/// <summary>Finds fields, the implicit ones included: __typename everywhere, __schema and __type on the query type (section 4).</summary>
internal sealed class MetaFields(Schema schema)
{
    private readonly FieldDefinition? schemaField = schema.Type("__Schema") is { } type
        ? new FieldDefinition("__schema", new NonNullType(type), [])
        : null;

    private readonly FieldDefinition? typeField = schema.Type("__Type") is { } type && schema.Type("String") is { } text
        ? new FieldDefinition("__type", type, [new InputValue("name", new NonNullType(text))])
        : null;

    private readonly FieldDefinition? nameField = schema.Type("String") is { } text
        ? new FieldDefinition("__typename", new NonNullType(text), [])
        : null;

    public FieldDefinition? Find(NamedType parent, string name) => name switch
    {
        "__schema" => parent == schema.QueryType ? schemaField : null,
        "__type" => parent == schema.QueryType ? typeField : null,
        "__typename" => nameField,
        _ => (parent as FieldsType)?.Field(name),
    };

    /// <summary>How messages name a field or an argument of it: meta-fields belong to no type.</summary>
    public string Coordinate(FieldDefinition field, NamedType? parent) =>
        field == schemaField || field == typeField || field == nameField ? $"<meta>.{field.Name}" : $"{parent}.{field.Name}";
}
