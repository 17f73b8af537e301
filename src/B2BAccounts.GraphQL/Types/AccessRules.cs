using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Types;

/// <summary>Tells every field, input field and enum value of a schema its rule. Equal rules become one.</summary>
internal sealed class AccessRules
{
    private readonly Schema schema;
    private readonly Dictionary<string, AccessRule> known = new(StringComparer.Ordinal);
    private readonly List<AccessRule> rules = [];

    private AccessRules(Schema schema) => this.schema = schema;

    public static void Find(Schema schema)
    {
        var all = new AccessRules(schema);
        all.OfWritten();
        all.OfMade();
        schema.Rules = all.rules;
    }

    private void OfWritten()
    {
        foreach (var type in schema.Types.OfType<ObjectType>())
        {
            var ofType = AuthorizeDirective.Rule(type.AppliedDirectives);
            foreach (var field in type.Fields)
            {
                field.Rule = All([AuthorizeDirective.Rule(field.Node?.Directives) ?? ofType]);
            }
        }

        foreach (var type in schema.Types.OfType<InterfaceType>())
        {
            foreach (var field in type.Fields)
            {
                field.Rule = All(schema.PossibleTypes(type).Select(t => t.Field(field.Name)?.Rule));
            }
        }
    }

    private void OfMade()
    {
        foreach (var type in schema.Types)
        {
            switch (type)
            {
                case ObjectType made:
                    foreach (var field in made.Fields.Where(f => f.Node is { MadeOf.Count: > 0 }))
                    {
                        field.Rule = All([field.Rule, .. Sources(field.Node!.MadeOf)]);
                    }

                    break;
                case InputObjectType input:
                    foreach (var field in input.Fields.Where(f => f.Node is { MadeOf.Count: > 0 }))
                    {
                        field.Rule = All(Sources(field.Node!.MadeOf));
                    }

                    break;
                case EnumType names:
                    foreach (var value in names.Values.Where(v => v.Node is { MadeOf.Count: > 0 }))
                    {
                        value.Rule = All(Sources(value.Node!.MadeOf));
                    }

                    break;
            }
        }
    }

    private IEnumerable<AccessRule?> Sources(IReadOnlyList<SchemaCoordinate> madeOf) =>
        madeOf.Select(c => (schema.Type(c.Name) as FieldsType)?.Field(c.Member!)?.Rule);

    // A list that is met by whoever meets another says nothing.
    private AccessRule? All(IEnumerable<AccessRule?> asked)
    {
        var lists = asked.OfType<AccessRule>().SelectMany(r => r.Roles)
            .Select(any => (IReadOnlyList<string>)[.. any.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)])
            .DistinctBy(Key, StringComparer.Ordinal).ToList();
        lists =
        [
            .. lists.Where(any => !lists.Exists(other => other != any && AccessRule.IsWithin(other, any)))
                .OrderBy(any => any.FirstOrDefault(), StringComparer.Ordinal).ThenBy(Key, StringComparer.Ordinal),
        ];
        if (lists.Count == 0)
        {
            return null;
        }

        var key = string.Join('\n', lists.Select(Key));
        if (!known.TryGetValue(key, out var rule))
        {
            known[key] = rule = new AccessRule(lists) { Index = rules.Count };
            rules.Add(rule);
        }

        return rule;

        static string Key(IReadOnlyList<string> any) => string.Concat(any.Select(role => $"{role.Length}:{role}"));
    }
}
