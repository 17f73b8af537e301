using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Types.Checks;

/// <summary>Rules on who may read what can be met, and stand where they have an effect.</summary>
internal static class AuthorizeChecks
{
    public static void Check(Schema schema, List<SchemaFault> faults)
    {
        foreach (var type in schema.Types.OfType<FieldsType>())
        {
            Roles(type.Name, type.AppliedDirectives, faults);
            // What the conventions made repeats what was written.
            foreach (var field in type.Fields.Where(f => f.Node is not { MadeOf.Count: > 0 }))
            {
                var coordinate = $"{type.Name}.{field.Name}";
                Roles(coordinate, field.Node?.Directives, faults);
                if (type is InterfaceType && AuthorizeDirective.Find(field.Node?.Directives) is { } lost)
                {
                    faults.Add(SchemaFault.At(
                        lost, $"@authorize does not belong on {coordinate}, a field of an interface: write it on the fields of the objects that implement it."));
                }
            }
        }
    }

    private static void Roles(string place, IEnumerable<DirectiveNode>? applied, List<SchemaFault> faults)
    {
        if (AuthorizeDirective.Find(applied) is not { } directive
            || AppliedDirective.Argument(directive, AuthorizeDirective.Roles) is not { } given)
        {
            return;
        }

        if (given is ListValueNode { Values.Count: 0 })
        {
            faults.Add(SchemaFault.At(
                given, $"@authorize on {place} names no role, so that nobody could read it; name one, or leave 'roles' out for everybody who is authenticated."));
        }

        foreach (var blank in AppliedDirective.Texts(directive, AuthorizeDirective.Roles).Where(r => string.IsNullOrWhiteSpace(r.Value)))
        {
            faults.Add(SchemaFault.At(blank, $"@authorize on {place} names a role without a name."));
        }
    }
}
