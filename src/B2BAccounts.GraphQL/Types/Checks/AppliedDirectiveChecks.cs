using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Types.Checks;

/// <summary>Directives on parts of the schema: known, allowed there, once unless repeatable, with right arguments
/// (sections 5.4 and 5.7 as they apply to type systems).</summary>
internal static class AppliedDirectiveChecks
{
    public static void Check(Schema schema, List<SchemaFault> faults)
    {
        Check(schema, schema.Nodes.SelectMany(n => n.Directives), "SCHEMA", faults);
        foreach (var type in schema.Types)
        {
            Check(schema, type.AppliedDirectives, LocationOf(type), faults);
            switch (type)
            {
                case FieldsType composite:
                    foreach (var field in composite.Fields)
                    {
                        Check(schema, field.Node?.Directives ?? [], "FIELD_DEFINITION", faults);
                        Inputs(schema, field.Arguments, "ARGUMENT_DEFINITION", faults);
                    }

                    break;
                case InputObjectType input:
                    Inputs(schema, input.Fields, "INPUT_FIELD_DEFINITION", faults);
                    break;
                case EnumType e:
                    foreach (var value in e.Values)
                    {
                        Check(schema, value.Node?.Directives ?? [], "ENUM_VALUE", faults);
                    }

                    break;
            }
        }

        foreach (var directive in schema.Directives)
        {
            Inputs(schema, directive.Arguments, "ARGUMENT_DEFINITION", faults);
        }
    }

    private static string LocationOf(NamedType type) => type switch
    {
        ScalarType => "SCALAR",
        ObjectType => "OBJECT",
        InterfaceType => "INTERFACE",
        UnionType => "UNION",
        EnumType => "ENUM",
        _ => "INPUT_OBJECT",
    };

    private static void Inputs(Schema schema, IEnumerable<InputValue> inputs, string location, List<SchemaFault> faults)
    {
        foreach (var input in inputs)
        {
            Check(schema, input.Node?.Directives ?? [], location, faults);
        }
    }

    private static void Check(Schema schema, IEnumerable<DirectiveNode> applied, string location, List<SchemaFault> faults)
    {
        HashSet<string>? seen = null;
        foreach (var node in applied)
        {
            var name = node.Name.Value;
            if (schema.Directive(name) is not { } definition)
            {
                faults.Add(SchemaFault.At(
                    node, $"Unknown directive @{name}.{Suggestions.For(name, schema.Directives.Select(d => d.Name))}"));
                continue;
            }

            if (!definition.Locations.Contains(location))
            {
                faults.Add(SchemaFault.At(
                    node, $"Directive @{name} may not be used on {location}, only on {string.Join(", ", definition.Locations)}."));
            }

            if (!(seen ??= new(StringComparer.Ordinal)).Add(name) && !definition.IsRepeatable)
            {
                faults.Add(SchemaFault.At(node, $"Directive @{name} is not repeatable and can be used only once here."));
            }

            Arguments(node, definition, faults);
        }
    }

    private static void Arguments(DirectiveNode node, DirectiveDefinition definition, List<SchemaFault> faults)
    {
        var name = definition.Name;
        SchemaChecks.Unique(node.Arguments, a => a.Name.Value, a => a, $"Argument @{name} of name ", faults);
        foreach (var argument in node.Arguments)
        {
            if (definition.Argument(argument.Name.Value) is not { } known)
            {
                faults.Add(SchemaFault.At(
                    argument,
                    $"Directive @{name} has no argument {argument.Name.Value}." +
                    Suggestions.For(argument.Name.Value, definition.Arguments.Select(a => a.Name))));
                continue;
            }

            LiteralChecks.Check(argument.Value, known.Type, (message, path, place) =>
                faults.Add(SchemaFault.At(place ?? argument, $"The argument @{name}({known.Name}:) is wrong{path}: {message}")));
        }

        foreach (var missing in definition.Arguments.Where(a => a.IsRequired && node.Arguments.All(g => g.Name.Value != a.Name)))
        {
            faults.Add(SchemaFault.At(node, $"Directive @{name} needs the argument {missing.Name}: {missing.Type}."));
        }
    }
}
