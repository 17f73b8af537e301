namespace B2BAccounts.GraphQL.Types.Checks;

/// <summary>Whoever implements an interface has its fields, arguments and interfaces (sections 3.6.1, 3.7.1, IsValidImplementation).</summary>
internal static class InterfaceChecks
{
    public static void Check(Schema schema, FieldsType type, List<SchemaFault> faults)
    {
        var node = type.Nodes[0].Name;
        SchemaChecks.Unique(type.Interfaces, i => i.Name, _ => node, $"{type.Name} implements an interface twice: ", faults);
        foreach (var face in type.Interfaces.Distinct())
        {
            if (face == type)
            {
                faults.Add(SchemaFault.At(node, $"{type.Name} cannot implement itself."));
                continue;
            }

            foreach (var inherited in face.Interfaces.Where(i => !type.Interfaces.Contains(i)))
            {
                faults.Add(SchemaFault.At(node, inherited == type
                    ? $"{type.Name} and {face.Name} implement each other; one of them must not."
                    : $"{type.Name} must implement {inherited.Name} too, because {face.Name} does."));
            }

            foreach (var expected in face.Fields)
            {
                CheckField(schema, type, face, expected, faults);
            }
        }
    }

    /// <summary>Covariance: an implementation may answer more precisely (IsValidImplementationFieldType).</summary>
    public static bool IsSubType(Schema schema, GraphType sub, GraphType super) => (sub, super) switch
    {
        (NonNullType a, NonNullType b) => IsSubType(schema, a.OfType, b.OfType),
        (NonNullType a, _) => IsSubType(schema, a.OfType, super),
        (ListType a, ListType b) => IsSubType(schema, a.OfType, b.OfType),
        (NamedType a, NamedType b) => a == b || schema.IsSubType(b, a),
        _ => false,
    };

    private static void CheckField(Schema schema, FieldsType type, InterfaceType face, FieldDefinition expected, List<SchemaFault> faults)
    {
        var field = type.Field(expected.Name);
        if (field is null)
        {
            faults.Add(SchemaFault.At(
                type.Nodes[0].Name, $"{type.Name} lacks the field {expected.Name}: {expected.Type} that {face.Name} demands."));
            return;
        }

        if (!IsSubType(schema, field.Type, expected.Type))
        {
            faults.Add(SchemaFault.At(
                field.Node?.Type,
                $"{type.Name}.{field.Name} is {field.Type} but must be {expected.Type}, as in {face.Name}, or a type that is always one."));
        }

        foreach (var argument in expected.Arguments)
        {
            var own = field.Argument(argument.Name);
            if (own is null)
            {
                faults.Add(SchemaFault.At(
                    field.Node?.Name,
                    $"{type.Name}.{field.Name} lacks the argument {argument.Name}: {argument.Type} that {face.Name} demands."));
            }
            else if (!own.Type.Equals(argument.Type))
            {
                faults.Add(SchemaFault.At(
                    own.Node?.Type, $"{type.Name}.{field.Name}({own.Name}:) is {own.Type} but must be {argument.Type}, as in {face.Name}."));
            }
        }

        foreach (var extra in field.Arguments.Where(a => a.IsRequired && expected.Argument(a.Name) is null))
        {
            faults.Add(SchemaFault.At(
                extra.Node?.Name,
                $"{type.Name}.{field.Name}({extra.Name}:) must not be required, because {face.Name}.{field.Name} does not have it."));
        }

        if (field.DeprecationReason is not null && expected.DeprecationReason is null)
        {
            faults.Add(SchemaFault.At(
                field.Node?.Name, $"{type.Name}.{field.Name} cannot be deprecated while {face.Name}.{field.Name} is not."));
        }
    }
}
