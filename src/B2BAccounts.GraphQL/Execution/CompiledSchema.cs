using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Execution;

/// <summary>A schema with all its code.</summary>
internal sealed class CompiledSchema(Schema schema, IReadOnlyDictionary<ObjectType, BoundObject> objects, InputConverters inputs)
{
    public Schema Schema { get; } = schema;

    public InputConverters Inputs { get; } = inputs;

    public BoundObject Object(ObjectType type) => objects[type];
}
