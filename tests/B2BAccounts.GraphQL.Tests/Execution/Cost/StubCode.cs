using System.Reflection;
using B2BAccounts.GraphQL.Execution;
using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Tests.Execution.Cost;

/// <summary>Code behind every field of a schema that answers nothing, for operations that are weighed and not run.</summary>
internal static class StubCode
{
    /// <param name="sdl">The schema.</param>
    /// <param name="options">How the engine weighs.</param>
    /// <param name="batches">The fields, as <c>Type.field</c>, that are resolved in batches; all others are plain.</param>
    public static GraphQLEngine Engine(string sdl, EngineOptions? options = null, params string[] batches)
    {
        var schema = SchemaBuilder.Build(Parser.Parse(new Source(sdl, "test.graphql")));
        var bindings = new SchemaBindings();
        foreach (var type in schema.Types.OfType<ObjectType>().Where(t => !t.Name.StartsWith("__", StringComparison.Ordinal)))
        {
            if (type == schema.QueryType || type == schema.MutationType)
            {
                var root = type == schema.QueryType ? bindings.Query : bindings.Mutation;
                Call(nameof(Root), null, type, f => [root, f.Name]);
                continue;
            }

            var row = Rows[schema.Types.OfType<ObjectType>().ToList().IndexOf(type)];
            var binding = typeof(SchemaBindings).GetMethod("Object")!.MakeGenericMethod(row).Invoke(bindings, [type.Name])!;
            Call(nameof(Field), row, type, f => [binding, f.Name, batches.Contains($"{type.Name}.{f.Name}")]);
        }

        return new GraphQLEngine(schema, bindings, options);
    }

    private static readonly Type[] Rows =
    [
        .. new[] { typeof(byte), typeof(sbyte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long), typeof(ulong), typeof(float), typeof(double), typeof(decimal), typeof(char), typeof(bool) }
            .SelectMany(t => new[] { typeof(Row<>).MakeGenericType(t), typeof(Row<>).MakeGenericType(t.MakeArrayType()) }),
    ];

    private sealed class Row<T>;

    private static void Call(string method, Type? row, ObjectType type, Func<FieldDefinition, object?[]> arguments)
    {
        foreach (var field in type.Fields)
        {
            var generic = typeof(StubCode).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!;
            Type[] types = row is null ? [Clr(field.Type)] : [row, Clr(field.Type)];
            generic.MakeGenericMethod(types).Invoke(null, arguments(field));
        }
    }

    private static void Root<T>(RootBinding root, string name) => root.Field<T>(name, _ => default(T)!);

    private static void Field<TRow, T>(ObjectBinding<TRow> type, string name, bool isBatch)
        where TRow : notnull
    {
        if (isBatch)
        {
            type.Batch<T>(name, (rows, _) => [.. rows.Select(_ => default(T)!)]);
        }
        else
        {
            type.Field<T>(name, _ => default!);
        }
    }

    private static Type Clr(GraphType type) => (type.Nullable, type.IsNonNull) switch
    {
        (ListType list, _) => typeof(IEnumerable<>).MakeGenericType(Clr(list.OfType)),
        (ScalarType { Name: "Int" }, false) => typeof(int?),
        (ScalarType { Name: "Int" }, true) => typeof(int),
        (ScalarType { Name: "Boolean" }, false) => typeof(bool?),
        (ScalarType { Name: "Boolean" }, true) => typeof(bool),
        (ScalarType { Name: "Float" }, _) => typeof(double?),
        (ScalarType { Name: "String" or "ID" } or EnumType, _) => typeof(string),
        _ => typeof(object),
    };
}
