using System.Collections.Concurrent;
using System.Reflection;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Execution;

/// <summary>Converters from coerced values to the C# types that resolvers ask for: records and classes by constructor and properties,
/// enums, lists, <see cref="Optional{T}"/>. Each is made once and kept.</summary>
internal sealed class InputConverters(IReadOnlyDictionary<string, EnumNames> enums)
{
    private static readonly Type[] ListTypes =
    [
        typeof(IEnumerable<>), typeof(IReadOnlyList<>), typeof(IReadOnlyCollection<>), typeof(IList<>), typeof(ICollection<>), typeof(List<>),
    ];

    private readonly ConcurrentDictionary<(GraphType, Type), InputConverter> made = new();

    /// <exception cref="InvalidOperationException">Values of the type cannot become the C# type; the message says why.</exception>
    public InputConverter For(GraphType type, Type target) => made.GetOrAdd((type, target), key =>
    {
        var faults = new List<SchemaFault>();
        var converter = Make(key.Item1, key.Item2, new Place(null, $"a value of type {key.Item1}"), faults, []);
        return faults.Count == 0 ? converter! : throw new InvalidOperationException(string.Join(' ', faults.Select(f => f.Message)));
    });

    /// <summary>Everything that keeps an input object from becoming a C# type.</summary>
    public IReadOnlyList<SchemaFault> Check(InputObjectType type, Type target)
    {
        var faults = new List<SchemaFault>();
        Make(type, target, new Place(type.Nodes[0].Name, type.Name), faults, []);
        return faults;
    }

    private InputConverter? Make(GraphType type, Type target, Place place, List<SchemaFault> faults, Dictionary<(NamedType, Type), ObjectMaker> open)
    {
        if (target.IsGenericType && target.GetGenericTypeDefinition() == typeof(Optional<>))
        {
            var inner = Make(type, target.GetGenericArguments()[0], place, faults, open);
            var constructor = target.GetConstructors()[0];
            var absent = Activator.CreateInstance(target);
            return inner is null ? null : value => value == Absent.Value ? absent : constructor.Invoke([inner(value)]);
        }

        var underlying = Nullable.GetUnderlyingType(target);
        var nullable = underlying is not null || !target.IsValueType;
        if (!nullable && !type.IsNonNull && place.DemandsNull)
        {
            faults.Add(place.Fault($"may be null but becomes {TypeNames.Of(target)}; make that {TypeNames.Of(target)}? or make it non-null in the schema."));
            return null;
        }

        var present = MakePresent(type.Nullable, underlying ?? target, place, faults, open);
        return present is null ? null : value => value is not null && value != Absent.Value
            ? present(value)
            : nullable ? null : throw new InvalidOperationException($"{place.What} is null; ask for {TypeNames.Of(target)}? to allow that.");
    }

    private InputConverter? MakePresent(
        GraphType type, Type target, Place place, List<SchemaFault> faults, Dictionary<(NamedType, Type), ObjectMaker> open)
    {
        switch (type)
        {
            case ListType list:
                return MakeList(list, target, place, faults, open);
            case EnumType e:
                return MakeEnum(e, target, place, faults);
            case InputObjectType input when target == typeof(object) || target.IsAssignableFrom(typeof(Dictionary<string, object?>)):
                return value => value;
            case InputObjectType input:
                if (!open.TryGetValue((input, target), out var maker))
                {
                    open[(input, target)] = maker = new ObjectMaker();
                    FillObject(maker, input, target, faults, open);
                }

                return maker.Make;
            default:
                return MakeScalar((ScalarType)type, target, place, faults);
        }
    }

    private InputConverter? MakeList(
        ListType list, Type target, Place place, List<SchemaFault> faults, Dictionary<(NamedType, Type), ObjectMaker> open)
    {
        if (target == typeof(object))
        {
            return value => value;
        }

        var item = target.IsArray ? target.GetElementType()
            : target.IsGenericType && ListTypes.Contains(target.GetGenericTypeDefinition()) ? target.GetGenericArguments()[0]
            : null;
        if (item is null)
        {
            faults.Add(place.Fault($"is a list but becomes {TypeNames.Of(target)}; make that IReadOnlyList<T>."));
            return null;
        }

        var converter = Make(list.OfType, item, place with { What = $"an item of {place.What}" }, faults, open);
        if (converter is null)
        {
            return null;
        }

        var asList = target.IsGenericType && target.GetGenericTypeDefinition() == typeof(List<>);
        return value =>
        {
            var given = (object?[])value!;
            var items = Array.CreateInstance(item, given.Length);
            for (var i = 0; i < given.Length; i++)
            {
                items.SetValue(converter(given[i]), i);
            }

            return asList ? Activator.CreateInstance(target, items) : items;
        };
    }

    private InputConverter? MakeEnum(EnumType type, Type target, Place place, List<SchemaFault> faults)
    {
        if (target == typeof(string) || target == typeof(object))
        {
            return value => value;
        }

        var problem = target.IsEnum ? enums[type.Name].Problem(target) : $"Enum {type.Name} becomes a C# enum or a string.";
        if (problem is not null)
        {
            faults.Add(place.Fault($"becomes {TypeNames.Of(target)}: {problem}"));
            return null;
        }

        var members = enums[type.Name].Members(target);
        return value => members[(string)value!];
    }

    private static InputConverter? MakeScalar(ScalarType type, Type target, Place place, List<SchemaFault> faults)
    {
        var clr = type.Coercion.ClrType;
        if (target.IsAssignableFrom(clr) || clr == typeof(object))
        {
            return value => value;
        }

        if (Widening(clr, target))
        {
            return value => Convert.ChangeType(value, target);
        }

        if (clr == typeof(DateTime) && target == typeof(DateTimeOffset))
        {
            return value => new DateTimeOffset((DateTime)value!);
        }

        faults.Add(place.Fault($"is {type.Name} and becomes {TypeNames.Of(target)}; {type.Name} gives {TypeNames.Of(clr)}."));
        return null;
    }

    private static bool Widening(Type from, Type to) =>
        (from == typeof(int) && (to == typeof(long) || to == typeof(decimal) || to == typeof(double)))
        || (from == typeof(long) && to == typeof(decimal));

    private void FillObject(
        ObjectMaker maker, InputObjectType type, Type target, List<SchemaFault> faults, Dictionary<(NamedType, Type), ObjectMaker> open)
    {
        var before = faults.Count;
        var constructor = target.IsAbstract ? null : target.GetConstructors().OrderByDescending(c => c.GetParameters().Length).FirstOrDefault();
        if (constructor is null)
        {
            faults.Add(new Place(type.Nodes[0].Name, type.Name).Fault($"becomes {TypeNames.Of(target)}, which has no public constructor."));
            return;
        }

        var parameters = constructor.GetParameters();
        var slots = new ObjectMaker.Slot[parameters.Length];
        var used = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < parameters.Length; i++)
        {
            var parameter = parameters[i];
            var field = type.Fields.FirstOrDefault(f => string.Equals(f.Name, parameter.Name, StringComparison.OrdinalIgnoreCase));
            var fallback = parameter.HasDefaultValue ? parameter.DefaultValue ?? Zero(parameter.ParameterType) : Absent.Value;
            if (field is not null)
            {
                used.Add(field.Name);
                slots[i] = new(field.Name, Member(field, parameter.ParameterType), fallback);
            }
            else if (parameter.HasDefaultValue)
            {
                slots[i] = new(null, null, fallback);
            }
            else
            {
                faults.Add(new Place(type.Nodes[0].Name, type.Name).Fault(
                    $"has no field for {parameter.Name} of {TypeNames.Of(target)}'s constructor; add it or give the parameter a default."));
            }
        }

        var setters = new List<(ObjectMaker.Slot, PropertyInfo)>();
        foreach (var field in type.Fields.Where(f => !used.Contains(f.Name)))
        {
            var property = target.GetProperties()
                .FirstOrDefault(p => string.Equals(p.Name, field.Name, StringComparison.OrdinalIgnoreCase) && p.SetMethod is { IsPublic: true });
            if (property is null)
            {
                faults.Add(SchemaFault.At(
                    field.Node?.Name,
                    $"{type.Name}.{field.Name} has no place in {TypeNames.Of(target)}: no constructor parameter and no settable property of that name."));
            }
            else
            {
                setters.Add((new(field.Name, Member(field, property.PropertyType), Absent.Value), property));
            }
        }

        if (faults.Count == before)
        {
            maker.Fill(constructor, slots, setters);
        }

        InputConverter? Member(InputValue field, Type clr) =>
            Make(field.Type, clr, new Place(field.Node?.Name, $"{type.Name}.{field.Name}") { DemandsNull = field.DefaultValue is null || !field.Type.IsNonNull }, faults, open);
    }

    private static object? Zero(Type type) => type.IsValueType && Nullable.GetUnderlyingType(type) is null ? Activator.CreateInstance(type) : null;

    private readonly record struct Place(Language.Node? Node, string What)
    {
        /// <summary>Whether null can come here, so that the C# type must be able to hold it.</summary>
        public bool DemandsNull { get; init; }

        public SchemaFault Fault(string message) => SchemaFault.At(Node, $"{What} {message}");
    }
}
