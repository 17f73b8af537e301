using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Execution;

/// <summary>An object type with the code behind all its fields.</summary>
internal sealed class BoundObject(ObjectType type, Func<Batch> newBatch)
{
    private readonly Dictionary<string, BoundField> fields = new(StringComparer.Ordinal);

    public ObjectType Type { get; } = type;

    public Batch NewBatch() => newBatch();

    public void Add(BoundField field) => fields[field.Definition.Name] = field;

    public BoundField? Field(string name) => fields.GetValueOrDefault(name);
}
