using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Types.Checks;

/// <summary>Weights are numbers and list sizes can be found (GraphQL Cost Directives, section 9). What these directives would say without
/// effect is a fault too.</summary>
internal static class CostDirectiveChecks
{
    public static void Check(Schema schema, List<SchemaFault> faults)
    {
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

    private static DirectiveNode? Cost(IEnumerable<DirectiveNode>? applied) => AppliedDirective.Find(applied, CostDirectives.Cost);

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

        if (AppliedDirective.Find(field.Node?.Directives, CostDirectives.ListSize) is { } size)
        {
            new ListSizeCheck($"{type.Name}.{field.Name}", field, size, faults).Check();
        }
    }

    private static void Weight(IEnumerable<DirectiveNode>? applied, List<SchemaFault> faults)
    {
        if (Cost(applied) is { } cost && AppliedDirective.Argument(cost, "weight") is StringValueNode weight && CostDirectives.Number(weight) is null)
        {
            faults.Add(SchemaFault.At(
                weight, $"The weight of @cost is \"{weight.Value}\"; it is a number of at most {CostDirectives.MostWeight}, such as \"2.5\" or \"-3\"."));
        }
    }
}
