using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Execution;

/// <summary>The code behind introspection's types (section 4.2), bound as any other.</summary>
internal static class Introspection
{
    public static IReadOnlyList<FieldDefinition> RootFields(Schema schema) =>
    [
        new("__schema", new NonNullType(schema.Type("__Schema")!), []),
        new("__type", schema.Type("__Type")!, [new InputValue("name", new NonNullType(schema.Type("String")!))]),
    ];

    public static SchemaBindings Bindings(Schema schema)
    {
        var bindings = new SchemaBindings();
        bindings.Query
            .Field("__schema", _ => schema)
            .Field("__type", c => (GraphType?)schema.Type(c.Argument<string>("name")));
        bindings.Object<Schema>("__Schema");
        BindType(bindings.Object<GraphType>("__Type"), schema);
        bindings.Object<FieldDefinition>("__Field")
            .Field("args", (f, c) => Shown(f.Arguments, c, a => a.DeprecationReason))
            .Field("isDeprecated", f => f.DeprecationReason is not null);
        bindings.Object<InputValue>("__InputValue")
            .Field("defaultValue", i => i.DefaultValue is { } value ? Printer.Print(value) : null)
            .Field("isDeprecated", i => i.DeprecationReason is not null);
        bindings.Object<EnumValue>("__EnumValue")
            .Field("isDeprecated", v => v.DeprecationReason is not null);
        bindings.Object<DirectiveDefinition>("__Directive")
            .Field("locations", d => d.Node!.Locations.Select(l => l.Value))
            .Field("args", (d, c) => Shown(d.Arguments, c, a => a.DeprecationReason));
        return bindings;
    }

    private static void BindType(ObjectBinding<GraphType> type, Schema schema) => type
        .Field("kind", t => t switch
        {
            ScalarType => "SCALAR",
            ObjectType => "OBJECT",
            InterfaceType => "INTERFACE",
            UnionType => "UNION",
            EnumType => "ENUM",
            InputObjectType => "INPUT_OBJECT",
            ListType => "LIST",
            _ => "NON_NULL",
        })
        .Field("name", t => (t as NamedType)?.Name)
        .Field("description", t => (t as NamedType)?.Description)
        .Field("specifiedByURL", t => (t as ScalarType)?.SpecifiedBy)
        .Field("fields", (t, c) => t is FieldsType f ? Shown(f.Fields, c, x => x.DeprecationReason) : null)
        .Field("interfaces", t => (t as FieldsType)?.Interfaces)
        .Field("possibleTypes", t => t is InterfaceType or UnionType ? schema.PossibleTypes((NamedType)t) : null)
        .Field("enumValues", (t, c) => t is EnumType e ? Shown(e.Values, c, x => x.DeprecationReason) : null)
        .Field("inputFields", (t, c) => t is InputObjectType i ? Shown(i.Fields, c, x => x.DeprecationReason) : null)
        .Field("ofType", t => t switch
        {
            ListType l => l.OfType,
            NonNullType n => n.OfType,
            _ => null,
        })
        .Field("isOneOf", t => (t as InputObjectType)?.IsOneOf);

    private static IEnumerable<T> Shown<T>(IReadOnlyList<T> members, FieldContext context, Func<T, string?> deprecation) =>
        context.Argument<bool>("includeDeprecated") ? members : members.Where(m => deprecation(m) is null);
}
