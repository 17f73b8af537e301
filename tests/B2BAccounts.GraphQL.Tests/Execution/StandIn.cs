using System.Reflection;
using B2BAccounts.GraphQL.Execution;
using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Tests.Execution;

/// <summary>Binds any schema to code that answers something for every field: leaves have one value, lists one item, abstract types their
/// first object type. For what does not look at values: introspection, limits, fuzzing.</summary>
internal sealed class StandIn
{
    private readonly Schema schema;
    private readonly SchemaBindings bindings = new();

    private StandIn(Schema schema) => this.schema = schema;

    public static GraphQLEngine Engine(string sdl, EngineOptions? options = null) => Engine(SchemaBuilder.Build(Parser.Parse(sdl)), options);

    public static GraphQLEngine Engine(Schema schema, EngineOptions? options = null) =>
        new(schema, new StandIn(schema).Bind(), options);

    private SchemaBindings Bind()
    {
        foreach (var type in schema.Types.OfType<ObjectType>().Where(t => !BuiltIns.IsBuiltInType(t.Name)))
        {
            var isRoot = type == schema.QueryType || type == schema.MutationType || type == schema.SubscriptionType;
            var binding = isRoot ? null : bindings.Object<Row>(type.Name);
            foreach (var field in type.Fields)
            {
                var name = type == schema.SubscriptionType ? nameof(Event) : isRoot ? nameof(Root) : nameof(Plain);
                Call(name, Clr(field.Type), binding ?? (object)(type == schema.MutationType ? bindings.Mutation : bindings.Query), field.Name, Value(field.Type));
            }
        }

        if (bindings.Objects.Count > 0)
        {
            bindings.TypeOf<Row>(row => row.Type);
        }

        return bindings;
    }

    private RootBinding Root<TValue>(RootBinding root, string name, TValue value) => root.Field(name, _ => value);

    private ObjectBinding<Row> Plain<TValue>(ObjectBinding<Row> type, string name, TValue value) => type.Field(name, _ => value);

    private SubscriptionBinding Event<TValue>(RootBinding root, string name, TValue value) => bindings.Subscription.Field(name, _ => OnceAsync(value));

    private static async IAsyncEnumerable<TValue> OnceAsync<TValue>(TValue value)
    {
        await Task.CompletedTask;
        yield return value;
    }

    private Type Clr(GraphType type) => type.Nullable switch
    {
        ListType list => Clr(list.OfType).MakeArrayType(),
        ScalarType scalar => scalar.Coercion.ClrType,
        EnumType => typeof(string),
        ObjectType => typeof(Row),
        _ => typeof(object),
    };

    private object Value(GraphType type)
    {
        switch (type.Nullable)
        {
            case ListType list:
                var items = Array.CreateInstance(Clr(list.OfType), 1);
                items.SetValue(Value(list.OfType), 0);
                return items;
            case ScalarType scalar:
                var clr = scalar.Coercion.ClrType;
                return clr == typeof(string) ? "text" : clr.IsValueType ? Activator.CreateInstance(clr)! : "any";
            case EnumType e:
                return e.Values[0].Name;
            default:
                return new Row(schema.PossibleTypes(type.Named)[0].Name);
        }
    }

    private void Call(string method, Type value, params object[] arguments) =>
        GetType().GetMethod(method, BindingFlags.Instance | BindingFlags.NonPublic)!.MakeGenericMethod(value).Invoke(this, arguments);

    private sealed record Row(string Type);
}
