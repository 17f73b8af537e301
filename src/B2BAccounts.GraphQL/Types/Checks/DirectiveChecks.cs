using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Types.Checks;

/// <summary>Definitions of directives (section 3.13, Type Validation).</summary>
internal static class DirectiveChecks
{
    internal static readonly IReadOnlySet<string> Locations = BuiltIns.Document.Definitions
        .OfType<EnumTypeNode>().Single(e => e.Name.Value == "__DirectiveLocation")
        .Values.Select(v => v.Name.Value).ToHashSet(StringComparer.Ordinal);

    public static void Check(Schema schema, List<SchemaFault> faults)
    {
        foreach (var directive in schema.Directives)
        {
            SchemaChecks.Name(directive.Name, directive.Node?.Name, "directive", faults);
            FieldChecks.CheckArguments($"@{directive.Name}", directive.Arguments, faults);
            if (directive.Locations.Count == 0)
            {
                faults.Add(SchemaFault.At(directive.Node?.Name, $"Directive @{directive.Name} must name at least one location."));
            }

            foreach (var location in directive.Node?.Locations ?? [])
            {
                if (!Locations.Contains(location.Value))
                {
                    faults.Add(SchemaFault.At(
                        location, $"There is no directive location {location.Value}.{Suggestions.For(location.Value, Locations)}"));
                }
            }

            if (CycleFrom(schema, directive) is { } cycle)
            {
                faults.Add(SchemaFault.At(directive.Node?.Name, $"Directive @{directive.Name} refers to itself: {cycle}."));
            }
        }
    }

    // A directive must not be applied within its own definition, also not through types of its arguments.
    private static string? CycleFrom(Schema schema, DirectiveDefinition start)
    {
        var seen = new HashSet<object>();
        return Visit(start, $"@{start.Name}");

        string? Visit(object part, string path)
        {
            foreach (var (next, step) in References(schema, part))
            {
                if (next == (object)start)
                {
                    return $"{path} → {step}";
                }

                if (seen.Add(next) && Visit(next, $"{path} → {step}") is { } found)
                {
                    return found;
                }
            }

            return null;
        }
    }

    private static IEnumerable<(object Next, string Step)> References(Schema schema, object part)
    {
        IEnumerable<InputValue> inputs = part switch
        {
            DirectiveDefinition directive => directive.Arguments,
            InputObjectType input => input.Fields,
            _ => [],
        };
        var applied = inputs.SelectMany(i => i.Node?.Directives ?? []);
        if (part is NamedType type)
        {
            applied = applied.Concat(type.AppliedDirectives);
        }

        if (part is EnumType e)
        {
            applied = applied.Concat(e.Values.SelectMany(v => v.Node?.Directives ?? []));
        }

        foreach (var directive in applied)
        {
            if (schema.Directive(directive.Name.Value) is { } definition)
            {
                yield return (definition, $"@{definition.Name}");
            }
        }

        foreach (var input in inputs)
        {
            yield return (input.Type.Named, input.Type.Named.Name);
        }
    }
}
