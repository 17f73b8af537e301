using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Execution.Cost;

/// <summary>What the parts of a schema cost: what their @cost says, else the defaults. Made once, when the engine is made.</summary>
internal sealed class CostWeights
{
    private static readonly FieldWeight Leaf = new(0, 0, false, null);
    private static readonly FieldWeight Composite = new(1, 0, false, null);

    private readonly Dictionary<FieldDefinition, FieldWeight> fields = [];
    private readonly Dictionary<InputValue, double> inputs = [];
    private readonly Dictionary<NamedType, double> types = [];
    private readonly HashSet<NamedType> weighing = [];
    private readonly int resolverCost;

    /// <param name="schema">Its directives are known to be right.</param>
    /// <param name="batches">The fields that are resolved once for all parents of a level.</param>
    /// <param name="options">The defaults.</param>
    public CostWeights(Schema schema, IReadOnlySet<FieldDefinition> batches, EngineOptions options)
    {
        resolverCost = options.ResolverCost;
        AssumedListSize = options.AssumedListSize;
        foreach (var type in schema.Types)
        {
            types[type] = CostDirectives.Weight(type.AppliedDirectives) ?? (type is ScalarType or EnumType ? 0 : 1);
            switch (type)
            {
                case ObjectType composite:
                    var isRoot = type == schema.QueryType || type == schema.MutationType || type == schema.SubscriptionType;
                    foreach (var field in composite.Fields)
                    {
                        fields[field] = Weigh(composite, field, isRoot, batches.Contains(field));
                        Weigh(field.Arguments);
                    }

                    break;
                case InputObjectType input:
                    Weigh(input.Fields);
                    break;
            }
        }

        FindWeighing([.. schema.Types.OfType<InputObjectType>()]);
    }

    public int AssumedListSize { get; }

    /// <summary>Introspection's own fields are in no type of the schema's.</summary>
    public FieldWeight Of(FieldDefinition field) => fields.GetValueOrDefault(field) ?? (field.Type.IsComposite ? Composite : Leaf);

    public double Of(NamedType type) => types.GetValueOrDefault(type);

    public double Of(InputValue input) => inputs.GetValueOrDefault(input);

    /// <summary>Whether a value of this type can cost something beyond the place that it is given for.</summary>
    public bool Weighs(GraphType type) => weighing.Contains(type.Named);

    // The parents of a level share one call of a batch; what it finds grows with them.
    private FieldWeight Weigh(ObjectType type, FieldDefinition field, bool isRoot, bool isBatch)
    {
        var size = ListSize.Find(type, field);
        if (CostDirectives.Weight(field.Node?.Directives) is { } weight)
        {
            return new FieldWeight(weight, 0, false, size);
        }

        return isRoot ? new FieldWeight(resolverCost, 0, false, size)
            : isBatch ? new FieldWeight(1, resolverCost - 1, true, size)
            : new FieldWeight(field.Type.IsComposite ? 1 : 0, 0, false, size);
    }

    private void Weigh(IReadOnlyList<InputValue> given)
    {
        foreach (var input in given)
        {
            inputs[input] = CostDirectives.Weight(input.Node?.Directives) ?? (input.Type.Named is InputObjectType ? 1 : 0);
        }
    }

    private void FindWeighing(IReadOnlyList<InputObjectType> all)
    {
        int before;
        do
        {
            before = weighing.Count;
            weighing.UnionWith(all.Where(i => i.Fields.Any(f => Of(f) != 0 || Weighs(f.Type))));
        }
        while (weighing.Count > before);
    }
}
