using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Types.Checks;

/// <summary>Input objects: fields, oneOf, and that a value of finite size exists (section 3.10).</summary>
internal static class InputChecks
{
    public static void Check(InputObjectType input, List<SchemaFault> faults)
    {
        if (input.Fields.Count == 0)
        {
            faults.Add(SchemaFault.At(input.Nodes[0].Name, $"Input object {input.Name} must have at least one field."));
        }

        SchemaChecks.Unique(input.Fields, f => f.Name, f => f.Node?.Name, $"Field {input.Name}.", faults);
        foreach (var field in input.Fields)
        {
            FieldChecks.CheckInput($"input field {input.Name}.{field.Name}", field, faults);
            if (!input.IsOneOf)
            {
                continue;
            }

            if (field.Type.IsNonNull)
            {
                faults.Add(SchemaFault.At(
                    field.Node?.Type, $"{input.Name}.{field.Name} must be nullable, because only one field of a @oneOf input object is given."));
            }

            if (field.DefaultValue is not null)
            {
                faults.Add(SchemaFault.At(
                    field.DefaultValue, $"{input.Name}.{field.Name} cannot have a default, because {input.Name} is @oneOf."));
            }
        }
    }

    /// <summary>Each input object must have a value that ends, and defaults must not contain themselves.</summary>
    public static void CheckCycles(Schema schema, List<SchemaFault> faults)
    {
        var inputs = schema.Types.OfType<InputObjectType>().ToList();
        var finite = new HashSet<InputObjectType>();
        while (inputs.Any(i => !finite.Contains(i) && IsFinite(i, finite) && finite.Add(i)))
        {
            // Grows until nothing more can be shown finite.
        }

        foreach (var endless in inputs.Where(i => !finite.Contains(i)))
        {
            faults.Add(SchemaFault.At(
                endless.Nodes[0].Name,
                $"Input object {endless.Name} can have no value that ends: {Cycle(endless, finite)}. Make one of these fields nullable or a list."));
        }

        var done = new HashSet<InputValue>();
        foreach (var input in inputs)
        {
            foreach (var field in input.Fields)
            {
                FindDefaultCycle(input, field, [], done, faults);
            }
        }
    }

    private static bool IsFinite(InputObjectType input, HashSet<InputObjectType> finite) => input.IsOneOf
        ? input.Fields.Count == 0 || input.Fields.Any(f => Target(input, f) is not { } target || finite.Contains(target))
        : input.Fields.All(f => Target(input, f) is not { } target || finite.Contains(target));

    // The input object that a value of the field cannot be without.
    private static InputObjectType? Target(InputObjectType owner, InputValue field) =>
        owner.IsOneOf ? field.Type.Nullable as InputObjectType : field.Type is NonNullType { OfType: InputObjectType target } ? target : null;

    private static string Cycle(InputObjectType start, HashSet<InputObjectType> finite)
    {
        var path = new List<string>();
        var seen = new HashSet<InputObjectType>();
        var current = start;
        while (seen.Add(current))
        {
            var field = current.Fields.First(f => Target(current, f) is { } t && !finite.Contains(t));
            path.Add($"{current.Name}.{field.Name}");
            current = Target(current, field)!;
        }

        return $"{string.Join(" → ", path)} → {current.Name}";
    }

    private static void FindDefaultCycle(
        InputObjectType owner, InputValue field, List<(InputObjectType, InputValue)> path, HashSet<InputValue> done, List<SchemaFault> faults)
    {
        if (field.DefaultValue is null || field.Type.Named is not InputObjectType target)
        {
            return;
        }

        var start = path.FindIndex(p => p.Item2 == field);
        if (start >= 0)
        {
            faults.Add(SchemaFault.At(
                field.DefaultValue,
                $"The default of {owner.Name}.{field.Name} contains itself through " +
                $"{string.Join(" → ", path.Skip(start).Select(p => $"{p.Item1.Name}.{p.Item2.Name}"))} → {owner.Name}.{field.Name}."));
            return;
        }

        if (!done.Add(field))
        {
            return;
        }

        path.Add((owner, field));
        Follow(field.DefaultValue, target, path, done, faults);
        path.RemoveAt(path.Count - 1);
    }

    private static void Follow(
        ValueNode value, InputObjectType type, List<(InputObjectType, InputValue)> path, HashSet<InputValue> done, List<SchemaFault> faults)
    {
        if (value is ListValueNode list)
        {
            foreach (var item in list.Values)
            {
                Follow(item, type, path, done, faults);
            }
        }
        else if (value is ObjectValueNode map)
        {
            foreach (var field in type.Fields)
            {
                var given = map.Fields.FirstOrDefault(f => f.Name.Value == field.Name);
                if (given is null)
                {
                    FindDefaultCycle(type, field, path, done, faults);
                }
                else if (field.Type.Named is InputObjectType inner)
                {
                    Follow(given.Value, inner, path, done, faults);
                }
            }
        }
    }
}
