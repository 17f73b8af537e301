using System.Collections.Concurrent;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Execution;

/// <summary>Which object type of an interface or union a C# value has: that of its class, or of the nearest class or interface it
/// derives from (section 6.4.3, ResolveAbstractType).</summary>
internal sealed class RuntimeTypes(NamedType type, IReadOnlyList<ObjectType> possible, IReadOnlyList<ObjectBinding> bindings)
{
    private readonly ConcurrentDictionary<Type, int> known = new();
    private readonly Action<object, Gathered>[] adders = [.. bindings.Select((b, i) => b.Adder(i))];

    public int IndexOf(Type runtime) => known.GetOrAdd(runtime, Find);

    public void Add(int index, object value, Gathered into) => adders[index](value, into);

    public override string ToString() => $"{type.Name}'s types ({string.Join(", ", possible.Select(p => p.Name))})";

    private int Find(Type runtime)
    {
        for (var current = runtime; current is not null; current = current.BaseType)
        {
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

        return -1;
    }
}
