using System.Reflection;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Execution;

/// <summary>From a type of the schema and a C# type to what writes or collects its values, or to why they do not fit.</summary>
internal sealed partial class BindingCompiler
{
    private (LeafWriter<TValue>? Writer, string? Problem) Leaf<TValue>(GraphType type)
    {
        if (NullabilityProblem(type, typeof(TValue)) is { } nullability)
        {
            return (null, nullability);
        }

        if (type.Nullable is ListType list)
        {
            return ItemOf(typeof(TValue)) is { } item
                ? Invoke<LeafWriter<TValue>>(nameof(LeafList), [typeof(TValue), item], list)
                : (null, "a list needs an IEnumerable<T>.");
        }

        if (Nullable.GetUnderlyingType(typeof(TValue)) is { } inner)
        {
            return Invoke<LeafWriter<TValue>>(nameof(NullableLeaf), [inner], type.Nullable);
        }

        switch (type.Nullable)
        {
            case ScalarType scalar:
                return scalar.Coercion.Writer<TValue>() is { } write
                    ? (new ScalarWriter<TValue>(write), null)
                    : (null, $"scalar {scalar.Name} takes {TypeNames.Of(scalar.Coercion.ClrType)}.");
            case EnumType e when typeof(TValue).IsEnum:
                return enums[e.Name].Problem(typeof(TValue)) is { } problem
                    ? (null, problem)
                    : Invoke<LeafWriter<TValue>>(nameof(EnumLeaf), [typeof(TValue)], e);
            case EnumType e when typeof(TValue) == typeof(string):
                return ((LeafWriter<TValue>)(object)new EnumNameWriter(e), null);
            default:
                return (null, $"enum {type.Named.Name} takes a C# enum, or a string with the value's name.");
        }
    }

    private (object? Writer, string? Problem) LeafList<TList, TItem>(GraphType type)
        where TList : IEnumerable<TItem>
    {
        var item = ((ListType)type).OfType;
        var (writer, problem) = Leaf<TItem>(item);
        return (writer is null ? null : new LeafListWriter<TList, TItem>(writer, item.IsNonNull), problem);
    }

    private (object? Writer, string? Problem) NullableLeaf<T>(GraphType type)
        where T : struct
    {
        var (writer, problem) = Leaf<T>(type);
        return (writer is null ? null : new NullableWriter<T>(writer), problem);
    }

    private (object? Writer, string? Problem) EnumLeaf<T>(GraphType type)
        where T : struct, Enum => (new EnumWriter<T>(type.Named.Name, enums[type.Named.Name].Names<T>()), null);

    private (Collector<TValue>? Collector, string? Problem) Collector<TValue>(GraphType type, int depth)
    {
        if (NullabilityProblem(type, typeof(TValue)) is { } nullability)
        {
            return (null, nullability);
        }

        if (type.Nullable is ListType list)
        {
            return ItemOf(typeof(TValue)) is { } item
                ? Invoke<Collector<TValue>>(nameof(CollectList), [typeof(TValue), item], list, depth)
                : (null, "a list needs an IEnumerable<T>.");
        }

        if (Nullable.GetUnderlyingType(typeof(TValue)) is { } inner)
        {
            return Invoke<Collector<TValue>>(nameof(CollectNullable), [inner], type.Nullable, depth);
        }

        if (type.Nullable is ObjectType single)
        {
            return byType.TryGetValue(single, out var binding)
                ? binding.NewCollector<TValue>(depth) is { } collector
                    ? (collector, null)
                    : (null, $"{single.Name} is bound to {TypeNames.Of(binding.ClrType)}.")
                : (null, $"{single.Name} has no C# type; bind it with Object<T>(\"{single.Name}\").");
        }

        var possible = schema.PossibleTypes(type.Named);
        return possible.FirstOrDefault(p => !byType.ContainsKey(p)) is { } unbound
            ? (null, $"{unbound.Name}, one of the types of {type.Named.Name}, has no C# type; bind it with Object<T>(\"{unbound.Name}\").")
            : (new AbstractCollector<TValue>(Runtime(type.Named), depth), null);
    }

    private (object? Collector, string? Problem) CollectList<TList, TItem>(GraphType type, int depth)
        where TList : IEnumerable<TItem>
    {
        var (collector, problem) = Collector<TItem>(((ListType)type).OfType, depth + 1);
        return (collector is null ? null : new ListCollector<TList, TItem>(collector, depth), problem);
    }

    private (object? Collector, string? Problem) CollectNullable<T>(GraphType type, int depth)
        where T : struct
    {
        var (collector, problem) = Collector<T>(type, depth);
        return (collector is null ? null : new NullableCollector<T>(collector, depth), problem);
    }

    private RuntimeTypes Runtime(NamedType type)
    {
        if (!runtimeTypes.TryGetValue(type, out var types))
        {
            var possible = schema.PossibleTypes(type);
            runtimeTypes[type] = types = new RuntimeTypes(type, possible, [.. possible.Select(p => byType[p])], bindings.Tellers);
        }

        return types;
    }

    private (T? Made, string? Problem) Invoke<T>(string method, Type[] types, params object[] arguments)
        where T : class
    {
        var generic = typeof(BindingCompiler).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Instance)!.MakeGenericMethod(types);
        var (made, problem) = ((object?, string?))generic.Invoke(this, arguments)!;
        return ((T?)made, problem);
    }

    private static string? NullabilityProblem(GraphType type, Type clr) => type.IsNonNull && Nullable.GetUnderlyingType(clr) is not null
        ? $"{TypeNames.Of(clr)} may be null where {type} may not."
        : null;

    private static Type? ItemOf(Type type) => type == typeof(string)
        ? null
        : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>)
            ? type.GetGenericArguments()[0]
            : type.GetInterfaces().FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0];
}
