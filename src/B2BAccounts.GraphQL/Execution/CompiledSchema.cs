using B2BAccounts.GraphQL.Execution.Cost;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Execution;

/// <summary>A schema with all its code.</summary>
internal sealed class CompiledSchema(
    Schema schema, IReadOnlyDictionary<ObjectType, BoundObject> objects, InputConverters inputs, PartialRows? partialRows, CostWeights costs)
{
    public Schema Schema { get; } = schema;

    public CostWeights Costs { get; } = costs;

    public RuledInputs RuledInputs { get; } = new(schema);

    public InputConverters Inputs { get; } = inputs;

    /// <summary>Null where rows are read whole.</summary>
    public PartialRows? PartialRows { get; } = partialRows;

    public BoundObject Object(ObjectType type) => objects[type];
}
