using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Types.Checks;

/// <summary>All rules of section 3 that a merged schema must keep; every fault is gathered.</summary>
internal static class SchemaChecks
{
    public static List<SchemaFault> Check(Schema schema)
    {
        var faults = new List<SchemaFault>();
        RootChecks.Check(schema, faults);
        foreach (var type in schema.Types.Where(t => !BuiltIns.HasType(t.Name)))
        {
            Name(type.Name, type.Nodes[0].Name, "type", faults);
            switch (type)
            {
                case FieldsType composite:
                    FieldChecks.Check(composite, faults);
                    InterfaceChecks.Check(schema, composite, faults);
                    break;
                case UnionType union:
                    MemberChecks.Check(union, faults);
                    break;
                case EnumType e:
                    MemberChecks.Check(e, faults);
                    break;
                case InputObjectType input:
                    InputChecks.Check(input, faults);
                    break;
            }
        }

        InputChecks.CheckCycles(schema, faults);
        DirectiveChecks.Check(schema, faults);
        AppliedDirectiveChecks.Check(schema, faults);
        OwnDefinitionChecks.Check(schema, faults);
        CostDirectiveChecks.Check(schema, faults);
        AuthorizeChecks.Check(schema, faults);
        return faults;
    }

    /// <summary>Names that begin with two underscores belong to introspection (section 4, Reserved Names).</summary>
    public static void Name(string name, Node? node, string what, List<SchemaFault> faults)
    {
        if (name.StartsWith("__", StringComparison.Ordinal))
        {
            faults.Add(SchemaFault.At(node, $"The name of {what} {name} must not begin with \"__\": introspection has those names."));
        }
    }

    /// <summary>Names within one definition must differ.</summary>
    public static void Unique<T>(IEnumerable<T> members, Func<T, string> name, Func<T, Node?> node, string what, List<SchemaFault> faults)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in members.Where(m => !seen.Add(name(m))))
        {
            faults.Add(SchemaFault.At(node(member), $"{what}{name(member)} is there twice; keep one."));
        }
    }

    public static string KindOf(NamedType type) => type switch
    {
        ScalarType => "a scalar",
        ObjectType => "an object type",
        InterfaceType => "an interface",
        UnionType => "a union",
        EnumType => "an enum",
        _ => "an input object",
    };
}
