using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Types.Checks;

/// <summary>A schema may bring its own definition of a directive that the engine acts on, such as an older one without some argument, but
/// no other meaning.</summary>
internal static class OwnDefinitionChecks
{
    public static void Check(Schema schema, List<SchemaFault> faults)
    {
        foreach (var ours in CostDirectives.Definitions.Append(AuthorizeDirective.Definition))
        {
            if (schema.Directive(ours.Name.Value) is { Node: { } node } && node != ours)
            {
                Definition(node, ours, faults);
            }
        }
    }

    private static void Definition(DirectiveDefinitionNode written, DirectiveDefinitionNode ours, List<SchemaFault> faults)
    {
        var name = ours.Name.Value;
        foreach (var argument in written.Arguments)
        {
            var known = ours.Arguments.FirstOrDefault(a => a.Name.Value == argument.Name.Value);
            if (known is null)
            {
                faults.Add(SchemaFault.At(argument, $"@{name} has no argument {argument.Name.Value}; it has {string.Join(", ", ours.Arguments.Select(a => a.Name.Value))}."));
            }
            else if (Printer.Print(known.Type) != Printer.Print(argument.Type))
            {
                faults.Add(SchemaFault.At(argument.Type, $"The argument {argument.Name.Value} of @{name} is {Printer.Print(known.Type)}, not {Printer.Print(argument.Type)}."));
            }
        }

        foreach (var location in written.Locations.Where(l => ours.Locations.All(o => o.Value != l.Value)))
        {
            faults.Add(SchemaFault.At(location, $"@{name} may not stand on {location.Value}, only on {string.Join(", ", ours.Locations.Select(l => l.Value))}."));
        }

        if (written.Repeatable)
        {
            faults.Add(SchemaFault.At(written.Name, $"@{name} is not repeatable."));
        }
    }
}
