namespace B2BAccounts.GraphQL.Types.Checks;

/// <summary>Members of unions (section 3.8) and values of enums (section 3.9).</summary>
internal static class MemberChecks
{
    private static readonly HashSet<string> NotNames = new(["true", "false", "null"], StringComparer.Ordinal);

    public static void Check(UnionType union, List<SchemaFault> faults)
    {
        if (union.Types.Count == 0)
        {
            faults.Add(SchemaFault.At(union.Nodes[0].Name, $"Union {union.Name} must have at least one member."));
        }

        SchemaChecks.Unique(union.Types, t => t.Name, _ => union.Nodes[0].Name, $"Member of union {union.Name}: ", faults);
    }

    public static void Check(EnumType type, List<SchemaFault> faults)
    {
        if (type.Values.Count == 0)
        {
            faults.Add(SchemaFault.At(type.Nodes[0].Name, $"Enum {type.Name} must have at least one value."));
        }

        SchemaChecks.Unique(type.Values, v => v.Name, v => v.Node?.Name, $"Value of enum {type.Name}: ", faults);
        foreach (var value in type.Values)
        {
            SchemaChecks.Name(value.Name, value.Node?.Name, "enum value", faults);
            if (NotNames.Contains(value.Name))
            {
                faults.Add(SchemaFault.At(value.Node?.Name, $"Enum {type.Name} cannot have a value {value.Name}: that is a literal of its own."));
            }
        }
    }
}
