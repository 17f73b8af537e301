namespace B2BAccounts.GraphQL.Types.Checks;

/// <summary>Fields of objects and interfaces and their arguments (sections 3.6 and 3.7, Type Validation).</summary>
internal static class FieldChecks
{
    public static void Check(FieldsType type, List<SchemaFault> faults)
    {
        if (type.Fields.Count == 0)
        {
            faults.Add(SchemaFault.At(type.Nodes[0].Name, $"Type {type.Name} must have at least one field."));
        }

        SchemaChecks.Unique(type.Fields, f => f.Name, f => f.Node?.Name, $"Field {type.Name}.", faults);
        foreach (var field in type.Fields)
        {
            var where = $"{type.Name}.{field.Name}";
            SchemaChecks.Name(field.Name, field.Node?.Name, "field", faults);
            if (!field.Type.IsOutput)
            {
                faults.Add(SchemaFault.At(
                    field.Node?.Type, $"Field {where} must have an output type; {field.Type.Named.Name} is an input object."));
            }

            CheckArguments(where, field.Arguments, faults);
        }
    }

    /// <summary>Arguments of a field or directive.</summary>
    public static void CheckArguments(string owner, IReadOnlyList<InputValue> arguments, List<SchemaFault> faults)
    {
        SchemaChecks.Unique(arguments, a => a.Name, a => a.Node?.Name, $"Argument {owner} of name ", faults);
        foreach (var argument in arguments)
        {
            CheckInput($"argument {owner}({argument.Name}:)", argument, faults);
        }
    }

    /// <summary>What holds for arguments and for fields of input objects.</summary>
    public static void CheckInput(string where, InputValue input, List<SchemaFault> faults)
    {
        SchemaChecks.Name(input.Name, input.Node?.Name, where.Split(' ')[0], faults);
        if (!input.Type.IsInput)
        {
            faults.Add(SchemaFault.At(
                input.Node?.Type,
                $"The {where} must have an input type (scalar, enum or input object); " +
                $"{input.Type.Named.Name} is {SchemaChecks.KindOf(input.Type.Named)}."));
            return;
        }

        if (input.IsRequired && input.DeprecationReason is not null)
        {
            faults.Add(SchemaFault.At(
                input.Node?.Name, $"The {where} is required and cannot be deprecated; make it nullable or give it a default first."));
        }

        if (input.DefaultValue is { } value)
        {
            LiteralChecks.Check(value, input.Type, (message, path, node) =>
                faults.Add(SchemaFault.At(node ?? value, $"The default of the {where} is wrong{path}: {message}")));
        }
    }
}
