using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Execution;

/// <summary>Finds what of a field's arguments has a rule: fields of filters and orders, and what is grouped by. Made once, when the engine
/// is made.</summary>
internal sealed class RuledInputs
{
    private readonly HashSet<NamedType> ruled;

    public RuledInputs(Schema schema)
    {
        ruled = [.. schema.Types.OfType<EnumType>().Where(e => e.Values.Any(v => v.Rule is not null))];
        var inputs = schema.Types.OfType<InputObjectType>().ToList();
        int before;
        do
        {
            before = ruled.Count;
            ruled.UnionWith(inputs.Where(i => i.Fields.Any(f => f.Rule is not null || ruled.Contains(f.Type.Named))));
        }
        while (ruled.Count > before);
    }

    /// <summary>Whether a value, as InputReader has coerced it, names something whose rule is among the denied ones.</summary>
    public bool Name(object? value, GraphType type, bool[] denied)
    {
        if (!ruled.Contains(type.Named))
        {
            return false;
        }

        switch (value, type.Nullable)
        {
            case (object?[] items, ListType of):
                foreach (var item in items)
                {
                    if (Name(item, of.OfType, denied))
                    {
                        return true;
                    }
                }

                return false;
            case (_, ListType of):
                return Name(value, of.OfType, denied);
            case (IReadOnlyDictionary<string, object?> given, InputObjectType input):
                foreach (var (name, inner) in given)
                {
                    var field = input.Field(name)!;
                    if (IsDenied(field.Rule) || Name(inner, field.Type, denied))
                    {
                        return true;
                    }
                }

                return false;
            case (string name, EnumType names):
                return IsDenied(names.Value(name)?.Rule);
            default:
                return false;
        }

        bool IsDenied(AccessRule? rule) => rule is not null && denied[rule.Index];
    }
}
