using System.Runtime.CompilerServices;

namespace B2BAccounts.GraphQL.Execution;

/// <summary>The C# type and the resolvers behind an object type.</summary>
public abstract class ObjectBinding
{
    private readonly Dictionary<string, FieldBinding> fields = new(StringComparer.Ordinal);

    private protected ObjectBinding(SchemaBindings bindings, string name)
    {
        Bindings = bindings;
        Name = name;
    }

    /// <summary>The table that this binding belongs to.</summary>
    public SchemaBindings Bindings { get; }

    /// <summary>The object type's name in the schema.</summary>
    public string Name { get; }

    internal abstract Type ClrType { get; }

    internal IReadOnlyDictionary<string, FieldBinding> Fields => fields;

    internal abstract Batch NewBatch();

    internal abstract Collector<TValue>? NewCollector<TValue>(int depth);

    /// <summary>What adds a value of this type to what a field of an abstract type has gathered.</summary>
    internal abstract Action<object, Gathered> Adder(int type);

    internal void Add(string name, FieldBinding field)
    {
        if (!fields.TryAdd(name, field))
        {
            throw new InvalidOperationException($"{Name}.{name} is bound twice; bind each field once.");
        }
    }
}

/// <summary>The resolvers of an object type whose values are <typeparamref name="T"/>.</summary>
public sealed partial class ObjectBinding<T> : ObjectBinding
    where T : notnull
{
    internal ObjectBinding(SchemaBindings bindings, string name)
        : base(bindings, name)
    {
    }

    internal override Type ClrType => typeof(T);

    /// <summary>A value that can be had from the parent at once.</summary>
    public ObjectBinding<T> Field<TValue>(string name, Func<T, TValue> resolve)
    {
        Add(name, new PlainBinding<T, TValue>(resolve, FieldReads.Everything));
        return this;
    }

    /// <summary>A value that can be had at once from the parent and the field's arguments.</summary>
    public ObjectBinding<T> Field<TValue>(string name, Func<T, FieldContext, TValue> resolve)
    {
        Add(name, new PlainContextBinding<T, TValue>(resolve));
        return this;
    }

    /// <summary>Values for all parents of a level at once: one value a parent, in their order.</summary>
    [OverloadResolutionPriority(4)]
    public ObjectBinding<T> Batch<TValue>(string name, Func<IReadOnlyList<T>, FieldContext, Task<IReadOnlyList<TValue>>> resolve) =>
        Batch(name, (parents, context) => new ValueTask<IReadOnlyList<TValue>>(resolve(parents, context)));

    /// <summary>Values for all parents of a level at once: one value a parent, in their order.</summary>
    [OverloadResolutionPriority(1)]
    public ObjectBinding<T> Batch<TValue>(string name, Func<IReadOnlyList<T>, FieldContext, ValueTask<IReadOnlyList<TValue>>> resolve)
    {
        Add(name, new BatchBinding<T, TValue>(resolve, FieldReads.Everything));
        return this;
    }

    /// <inheritdoc cref="Batch{TValue}(string, Func{IReadOnlyList{T}, FieldContext, Task{IReadOnlyList{TValue}}})"/>
    [OverloadResolutionPriority(3)]
    public ObjectBinding<T> Batch<TValue>(string name, Func<IReadOnlyList<T>, FieldContext, Task<List<TValue>>> resolve) =>
        Batch(name, async ValueTask<IReadOnlyList<TValue>> (parents, context) => await resolve(parents, context));

    /// <inheritdoc cref="Batch{TValue}(string, Func{IReadOnlyList{T}, FieldContext, Task{IReadOnlyList{TValue}}})"/>
    [OverloadResolutionPriority(2)]
    public ObjectBinding<T> Batch<TValue>(string name, Func<IReadOnlyList<T>, FieldContext, Task<TValue[]>> resolve) =>
        Batch(name, async ValueTask<IReadOnlyList<TValue>> (parents, context) => await resolve(parents, context));

    /// <summary>Values for all parents of a level at once, computed without waiting.</summary>
    public ObjectBinding<T> Batch<TValue>(string name, Func<IReadOnlyList<T>, FieldContext, IReadOnlyList<TValue>> resolve) =>
        Batch(name, (parents, context) => new ValueTask<IReadOnlyList<TValue>>(resolve(parents, context)));

    internal override Batch NewBatch() => new Batch<T>();

    internal override Collector<TValue>? NewCollector<TValue>(int depth) =>
        typeof(TValue).IsAssignableFrom(typeof(T)) || typeof(T).IsAssignableFrom(typeof(TValue)) ? new ObjectCollector<TValue, T>(depth) : null;

    internal override Action<object, Gathered> Adder(int type) => (value, into) =>
    {
        var batch = (Batch<T>)into.BatchOf(type);
        into.AddSlot(type, batch.Count);
        batch.Add((T)value);
    };
}

/// <summary>The resolvers of a root type: each is called once.</summary>
public sealed class RootBinding
{
    private readonly Dictionary<string, FieldBinding> fields = new(StringComparer.Ordinal);

    internal RootBinding(SchemaBindings bindings) => Bindings = bindings;

    /// <summary>The table that this binding belongs to.</summary>
    public SchemaBindings Bindings { get; }

    internal IReadOnlyDictionary<string, FieldBinding> Fields => fields;

    [OverloadResolutionPriority(2)]
    public RootBinding Field<TValue>(string name, Func<FieldContext, Task<TValue>> resolve) =>
        Field(name, context => new ValueTask<TValue>(resolve(context)));

    [OverloadResolutionPriority(1)]
    public RootBinding Field<TValue>(string name, Func<FieldContext, ValueTask<TValue>> resolve)
    {
        if (!fields.TryAdd(name, new RootFieldBinding<TValue>(resolve)))
        {
            throw new InvalidOperationException($"The root field {name} is bound twice; bind each field once.");
        }

        return this;
    }

    public RootBinding Field<TValue>(string name, Func<FieldContext, TValue> resolve) =>
        Field(name, context => new ValueTask<TValue>(resolve(context)));
}
