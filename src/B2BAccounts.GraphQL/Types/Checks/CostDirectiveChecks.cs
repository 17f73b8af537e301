using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Types.Checks;

/// <summary>Weights are numbers and list sizes can be found (GraphQL Cost Directives, section 9). What these directives would say without
/// effect is a fault too.</summary>
internal static class CostDirectiveChecks
{
    public static void Check(Schema schema, List<SchemaFault> faults)
    {
        foreach (var ours in CostDirectives.Definitions)
        {
            if (schema.Directive(ours.Name.Value) is { Node: { } node } && node != ours)
            {
                Definition(node, ours, faults);
            }
        }

        foreach (var directive in schema.Directives)
        {
            foreach (var argument in directive.Arguments.Where(a => Cost(a.Node?.Directives) is not null))
            {
                faults.Add(SchemaFault.At(
                    Cost(argument.Node!.Directives), $"@cost on the argument {argument.Name} of @{directive.Name} has no effect: directives of a document cost nothing."));
            }
        }

        foreach (var type in schema.Types)
        {
            Weight(type.AppliedDirectives, faults);
            switch (type)
            {
                case FieldsType composite:
                    foreach (var field in composite.Fields)
                    {
                        Field(composite, field, faults);
                    }

                    break;
                case InputObjectType input:
                    foreach (var field in input.Fields)
                    {
                        Weight(field.Node?.Directives, faults);
                    }

                    break;
            }
        }
    }

    private static DirectiveNode? Cost(IEnumerable<DirectiveNode>? applied) => CostDirectives.Find(applied, CostDirectives.Cost);

    private static void Field(FieldsType type, FieldDefinition field, List<SchemaFault> faults)
    {
        Weight(field.Node?.Directives, faults);
        foreach (var argument in field.Arguments)
        {
            Weight(argument.Node?.Directives, faults);
        }

        if (type is InterfaceType)
        {
            foreach (var cost in field.Arguments.Select(a => a.Node?.Directives).Append(field.Node?.Directives).Select(Cost).OfType<DirectiveNode>())
            {
                faults.Add(SchemaFault.At(
                    cost, $"@cost does not belong on {type.Name}.{field.Name}, a field of an interface: write it on the fields of the objects that implement it."));
            }
        }

        if (CostDirectives.Find(field.Node?.Directives, CostDirectives.ListSize) is { } size)
        {
            new ListSizeCheck($"{type.Name}.{field.Name}", field, size, faults).Check();
        }
    }

    private static void Weight(IEnumerable<DirectiveNode>? applied, List<SchemaFault> faults)
    {
        if (Cost(applied) is { } cost && CostDirectives.Argument(cost, "weight") is StringValueNode weight && CostDirectives.Number(weight) is null)
        {
            faults.Add(SchemaFault.At(
                weight, $"The weight of @cost is \"{weight.Value}\"; it is a number of at most {CostDirectives.MostWeight}, such as \"2.5\" or \"-3\"."));
        }
    }

    // A schema may bring its own definition, such as an older one without some argument, but no other meaning.
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
