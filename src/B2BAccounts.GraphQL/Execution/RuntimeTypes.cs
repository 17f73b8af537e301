using System.Collections.Concurrent;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Execution;

/// <summary>Which object type of an interface or union a C# value has: what <see cref="SchemaBindings.TypeOf"/> tells of it, or else that
/// of its class, or of the nearest class or interface it derives from (section 6.4.3, ResolveAbstractType).</summary>
internal sealed class RuntimeTypes(
    NamedType type, IReadOnlyList<ObjectType> possible, IReadOnlyList<ObjectBinding> bindings, IReadOnlyDictionary<Type, Func<object, string?>> tellers)
{
    private const int None = -1;
    private const int Told = -2;

    private readonly ConcurrentDictionary<Type, int> known = new();
    private readonly Action<object, Gathered>[] adders = [.. bindings.Select((b, i) => b.Adder(i))];
    private readonly Dictionary<string, int> byName =
        possible.Select((p, i) => (p.Name, Index: i)).ToDictionary(p => p.Name, p => p.Index, StringComparer.Ordinal);

    /// <summary>The index of the value's object type; below zero when it has none of them.</summary>
    public int IndexOf(object value)
    {
        var index = known.GetOrAdd(value.GetType(), Find);
        return index == Told ? byName.GetValueOrDefault(Tell(value) ?? "", None) : index;
    }

    public void Add(int index, object value, Gathered into) => adders[index](value, into);

    /// <summary>Why a value has none of the types.</summary>
    public string Problem(object value)
    {
        var types = $"{type.Name}'s types ({string.Join(", ", possible.Select(p => p.Name))})";
        var clr = TypeNames.Of(value.GetType());
        return Find(value.GetType()) == Told ? $"is {clr} that TypeOf calls {Tell(value) ?? "null"}, none of {types}" : $"is {clr}, which is bound to none of {types}";
    }

    private string? Tell(object value)
    {
        var teller = value.GetType();
        while (!tellers.ContainsKey(teller))
        {
            teller = teller.BaseType!;
        }

        return tellers[teller](value);
    }

    private int Find(Type runtime)
    {
        for (var current = runtime; current is not null; current = current.BaseType)
        {
            if (tellers.ContainsKey(current))
            {
                return Told;
            }

            for (var i = 0; i < bindings.Count; i++)
            {
                if (bindings[i].ClrType == current)
                {
                    return i;
                }
            }
        }

        for (var i = 0; i < bindings.Count; i++)
        {
            if (bindings[i].ClrType.IsInterface && bindings[i].ClrType.IsAssignableFrom(runtime))
            {
                return i;
            }
        }

        return None;
    }
}
