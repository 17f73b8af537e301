using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Execution;

/// <summary>The table that binds a schema's types and fields to code. Checked against the schema when an engine is made.</summary>
public sealed class SchemaBindings
{
    private readonly Dictionary<string, ScalarCoercion> scalars = new(StringComparer.Ordinal);
    private readonly List<string> demandedScalars = [];
    private readonly Dictionary<string, ObjectBinding> objects = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Type> enums = new(StringComparer.Ordinal);
    private readonly Dictionary<Type, Func<object, string?>> tellers = [];
    private readonly List<(string Name, Type Type)> inputs = [];

    public SchemaBindings()
    {
        Query = new RootBinding(this);
        Mutation = new RootBinding(this);
    }

    /// <summary>The fields of the query root, whatever its type is called.</summary>
    public RootBinding Query { get; }

    /// <summary>The fields of the mutation root.</summary>
    public RootBinding Mutation { get; }

    /// <summary>The sources of the subscription root's fields.</summary>
    public SubscriptionBinding Subscription { get; } = new();

    /// <summary>Whether lists and look-ups read all of each row, whatever is asked of it; else they read what the fields asked for need.
    /// The answers are the same.</summary>
    public bool ReadsWholeRows { get; set; }

    internal IReadOnlyDictionary<string, ScalarCoercion> ScalarTable => scalars;

    internal IReadOnlyList<string> DemandedScalars => demandedScalars;

    internal IReadOnlyDictionary<string, ObjectBinding> Objects => objects;

    internal IReadOnlyDictionary<Type, Func<object, string?>> Tellers => tellers;

    internal IReadOnlyDictionary<string, Type> Enums => enums;

    internal IReadOnlyList<(string Name, Type Type)> Inputs => inputs;

    /// <summary>What else is to be checked when an engine is made, once scalars are bound.</summary>
    internal List<Func<IEnumerable<SchemaFault>>> Checks { get; } = [];

    /// <summary>How a scalar of the schema is read and written.</summary>
    public SchemaBindings Scalar(string name, ScalarCoercion coercion)
    {
        scalars[name] = coercion;
        demandedScalars.Add(name);
        return this;
    }

    /// <summary>How scalars are read and written, as far as the schema has them:
    /// <c>bindings.Scalars(CommonScalars.All)</c>.</summary>
    public SchemaBindings Scalars(IReadOnlyDictionary<string, ScalarCoercion> coercions)
    {
        foreach (var (name, coercion) in coercions)
        {
            scalars[name] = coercion;
        }

        return this;
    }

    /// <summary>The C# type behind an object type. Public properties bind by themselves: camelCase to PascalCase.</summary>
    /// <returns>The binding, the same one when it is asked for again.</returns>
    /// <exception cref="InvalidOperationException">The object type is bound to another C# type already.</exception>
    public ObjectBinding<T> Object<T>(string name)
        where T : notnull
    {
        if (!objects.TryGetValue(name, out var binding))
        {
            objects[name] = binding = new ObjectBinding<T>(this, name);
        }

        return binding as ObjectBinding<T>
            ?? throw new InvalidOperationException($"{name} is bound to {TypeNames.Of(binding.ClrType)} already, not to {TypeNames.Of(typeof(T))}.");
    }

    /// <summary>Tells which object type a value of an interface or union has, where its C# class does not: several object types may then be
    /// bound to that class. A class that derives from it is told in the same way.</summary>
    public SchemaBindings TypeOf<T>(Func<T, string?> typeName)
        where T : class
    {
        tellers[typeof(T)] = value => typeName((T)value);
        return this;
    }

    /// <summary>Demands that this C# enum has a member for every value of the schema's enum: UPPER_SNAKE is PascalCase.</summary>
    public SchemaBindings Enum<T>(string name)
        where T : struct, Enum
    {
        enums[name] = typeof(T);
        return this;
    }

    /// <summary>Demands that this record or class can be made of the schema's input object. <see cref="Optional{T}"/> tells absent
    /// from null; a plain nullable gets null for both.</summary>
    public SchemaBindings Input<T>(string name)
        where T : notnull
    {
        inputs.Add((name, typeof(T)));
        return this;
    }
}
