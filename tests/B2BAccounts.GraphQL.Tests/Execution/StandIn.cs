using System.Reflection;
using System.Reflection.Emit;
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
    private readonly Dictionary<NamedType, Type> rows = [];

    private StandIn(Schema schema)
    {
        this.schema = schema;
        var module = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Rows"), AssemblyBuilderAccess.Run).DefineDynamicModule("Rows");
        foreach (var type in Objects)
        {
            rows[type] = module.DefineType(type.Name, TypeAttributes.Public | TypeAttributes.Class).CreateType();
        }
    }

    public static GraphQLEngine Engine(string sdl, EngineOptions? options = null) => Engine(SchemaBuilder.Build(Parser.Parse(sdl)), options);

    public static GraphQLEngine Engine(Schema schema, EngineOptions? options = null) =>
        new(schema, new StandIn(schema).Bind(), options);

    private IEnumerable<ObjectType> Objects => schema.Types.OfType<ObjectType>().Where(t => !BuiltIns.IsBuiltInType(t.Name));

    private SchemaBindings Bind()
    {
        foreach (var type in Objects)
        {
            var isRoot = type == schema.QueryType || type == schema.MutationType || type == schema.SubscriptionType;
            var binding = isRoot ? null : Call<object>(bindings, nameof(SchemaBindings.Object), [rows[type]], type.Name);
            foreach (var field in type.Fields)
            {
                var name = type == schema.SubscriptionType ? nameof(Event) : isRoot ? nameof(Root) : nameof(Plain);
                Type[] types = isRoot ? [Clr(field.Type)] : [rows[type], Clr(field.Type)];
                Call<object>(this, name, types, binding ?? (type == schema.MutationType ? bindings.Mutation : bindings.Query), field.Name, Value(field.Type));
            }
        }

        return bindings;
    }

    private RootBinding Root<TValue>(RootBinding root, string name, TValue value) => root.Field(name, _ => value);

    private ObjectBinding<TRow> Plain<TRow, TValue>(ObjectBinding<TRow> type, string name, TValue value)
        where TRow : notnull => type.Field(name, _ => value);

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
        ObjectType single => rows[single],
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
                return Activator.CreateInstance(rows[schema.PossibleTypes(type.Named)[0]])!;
        }
    }

    private static T Call<T>(object target, string method, Type[] types, params object[] arguments) =>
        (T)target.GetType().GetMethod(method, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)!.MakeGenericMethod(types)
            .Invoke(target, arguments)!;
}
