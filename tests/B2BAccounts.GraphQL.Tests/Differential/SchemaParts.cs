using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Tests.Differential;

/// <summary>What generators look up in a schema again and again.</summary>
internal sealed class SchemaParts(Schema schema)
{
    private readonly Dictionary<NamedType, NamedType[]> overlapping = [];

    public Schema Schema { get; } = schema;

    public string[] FieldNames { get; } = [.. schema.Types.OfType<FieldsType>().SelectMany(t => t.Fields).Select(f => f.Name)];

    /// <summary>All types but the built-in ones.</summary>
    public NamedType[] OwnTypes { get; } = [.. schema.Types.Where(t => !BuiltIns.IsBuiltInType(t.Name))];

    private NamedType[] Composite { get; } = [.. schema.Types.Where(t => t.IsComposite && schema.PossibleTypes(t).Count > 0)];

    /// <summary>The types that a fragment below this type may be on.</summary>
    public NamedType[] Overlapping(NamedType type)
    {
        if (!overlapping.TryGetValue(type, out var found))
        {
            var objects = Schema.PossibleTypes(type).ToHashSet();
            overlapping[type] = found = [.. Composite.Where(t => Schema.PossibleTypes(t).Any(objects.Contains)).DefaultIfEmpty(type)];
        }

        return found;
    }
}
