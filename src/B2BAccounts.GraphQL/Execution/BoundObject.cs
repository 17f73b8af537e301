using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Execution;

/// <summary>An object type with the code behind all its fields.</summary>
/// <param name="type">The type in the schema.</param>
/// <param name="rowType">The C# type of its values; null for roots.</param>
/// <param name="newBatch">Makes a batch of them.</param>
internal sealed class BoundObject(ObjectType type, Type? rowType, Func<Batch> newBatch)
{
    private readonly Dictionary<string, BoundField> fields = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FieldReads> reads = new(StringComparer.Ordinal);

    public ObjectType Type { get; } = type;

    public Type? RowType { get; } = rowType;

    public Batch NewBatch() => newBatch();

    public void Add(BoundField field, FieldReads fieldReads)
    {
        fields[field.Definition.Name] = field;
        reads[field.Definition.Name] = fieldReads;
    }

    public BoundField? Field(string name) => fields.GetValueOrDefault(name);

    /// <summary>What of its parent a field reads.</summary>
    public FieldReads Reads(string name) => reads.GetValueOrDefault(name, FieldReads.Everything);
}
