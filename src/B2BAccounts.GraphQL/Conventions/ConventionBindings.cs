using System.Linq.Expressions;
using B2BAccounts.GraphQL.Conventions.Binding;
using B2BAccounts.GraphQL.Conventions.Listings;
using B2BAccounts.GraphQL.Conventions.Nodes;
using B2BAccounts.GraphQL.Execution;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Conventions;

/// <summary>Binds what the conventions have made of the SDL: which expressions stand behind filters and orders, which rows behind
/// connections, which loads behind global ids. Make it of the built schema and fill it beside the other bindings; what does not fit
/// is reported with theirs when the engine is made.</summary>
public sealed class ConventionBindings
{
    private readonly ExpandedSdl sdl;
    private readonly Dictionary<Type, Listing> listings = [];
    private readonly List<SchemaFault> faults = [];
    private readonly List<(ConnectionShape Shape, Type Row)> connections = [];
    private NodeFields? nodes;

    /// <param name="sdl">What the SDL's directives said.</param>
    /// <param name="schema">The schema built of it.</param>
    /// <param name="bindings">The table that the bindings go to.</param>
    /// <param name="reader">Runs queries.</param>
    /// <param name="errorsOf">Makes typed errors of an exception that a mutation threw: objects whose C# types are bound to the error
    /// types; null for what is no refusal, which then is answered at top level.</param>
    /// <param name="limits">How much one list may be asked for.</param>
    public ConventionBindings(
        ExpandedSdl sdl,
        Schema schema,
        SchemaBindings bindings,
        RowReader reader,
        Func<Exception, IReadOnlyList<object>?> errorsOf,
        ListLimits? limits = null)
    {
        Limits = limits ?? new ListLimits();
        this.sdl = sdl;
        Schema = schema;
        Bindings = bindings;
        Reader = reader;
        ErrorsOf = errorsOf;
        bindings.Checks.Add(Faults);
    }

    internal Schema Schema { get; }

    internal SchemaBindings Bindings { get; }

    internal RowReader Reader { get; }

    internal ListLimits Limits { get; }

    internal Func<Exception, IReadOnlyList<object>?> ErrorsOf { get; }

    /// <summary>How rows of an object type are told apart, and what stands behind the fields they are filtered and sorted by.</summary>
    /// <param name="typeName">The object or interface type in the schema.</param>
    /// <param name="key">Unique, never null, and never changed: long, int, Guid or string.</param>
    public Listing<T> List<T, TKey>(string typeName, Expression<Func<T, TKey>> key)
        where TKey : notnull
    {
        if (Schema.Type(typeName) is not FieldsType)
        {
            faults.Add(new SchemaFault($"List<{typeof(T).Name}> names the type {typeName}, which is no object or interface of the schema."));
        }

        var listing = new Listing<T>(typeName, key);
        return listings.TryAdd(typeof(T), listing)
            ? listing
            : throw new InvalidOperationException($"{typeof(T).Name} is listed twice; list each C# type once.");
    }

    /// <summary>Gives the objects of a type a global id, and finds them by it.</summary>
    /// <param name="typeName">An object type that implements Node.</param>
    /// <param name="key">The key in the id: long, int, Guid or string.</param>
    /// <param name="load">Those of the keys' objects that exist, in any order. Called once for all that are asked for.</param>
    public ConventionBindings Node<T, TKey>(
        string typeName, Expression<Func<T, TKey>> key, Func<IReadOnlyList<TKey>, FieldContext, Task<IReadOnlyList<T>>> load)
        where T : notnull
        where TKey : notnull
    {
        var keyOf = key.Compile();
        return Node<T, TKey>(typeName, key, async (keys, context) => (await load(keys, context)).Select(row => new RowByKey<TKey, T> { Key = keyOf(row), Row = row }));
    }

    /// <inheritdoc cref="Node{T, TKey}(string, Expression{Func{T, TKey}}, Func{IReadOnlyList{TKey}, FieldContext, Task{IReadOnlyList{T}}})"/>
    /// <param name="source">Those of the keys' rows that exist and that the caller may see. Of them is read what is asked for.</param>
    public ConventionBindings Node<T, TKey>(
        string typeName, Expression<Func<T, TKey>> key, Func<IReadOnlyList<TKey>, FieldContext, IQueryable<T>> source)
        where T : notnull
        where TKey : notnull =>
        Node<T, TKey>(typeName, key, async (keys, context) => await Reader.ByKeyAsync(source(keys, context), key, context));

    private ConventionBindings Node<T, TKey>(
        string typeName, Expression<Func<T, TKey>> key, Func<IReadOnlyList<TKey>, FieldContext, Task<IEnumerable<RowByKey<TKey, T>>>> load)
        where T : notnull
        where TKey : notnull
    {
        Bindings.Object<T>(typeName).Field("id", key, k => GlobalId.Encode(typeName, k));
        nodes ??= new NodeFields(Schema, Bindings.Query);
        nodes.Add(typeName, load);
        return this;
    }

    internal Listing? ListingOf(Type type) => listings.GetValueOrDefault(type);

    /// <summary>The connection at a coordinate; null, and a fault, when the SDL has none there.</summary>
    internal ConnectionShape? Connection(string owner, string field, Type row)
    {
        if (!sdl.Connections.TryGetValue($"{owner}.{field}", out var shape))
        {
            faults.Add(new SchemaFault($"{owner}.{field} is bound as a connection, but the SDL has no field of that name marked @connection."));
            return null;
        }

        connections.Add((shape, row));
        return shape;
    }

    /// <summary>The payload at a coordinate; null, and a fault, when the SDL has none there.</summary>
    internal PayloadShape? Payload(string owner, string field)
    {
        if (!sdl.Payloads.TryGetValue($"{owner}.{field}", out var shape))
        {
            faults.Add(new SchemaFault($"{owner}.{field} is bound as a payload, but the SDL has no field of that name marked @payload."));
        }

        return shape;
    }

    /// <summary>The interface or object type that rows of this C# type belong to.</summary>
    internal string? TypeNameOf(Type type) => Bindings.Objects.FirstOrDefault(o => o.Value.ClrType == type).Key;

    private IEnumerable<SchemaFault> Faults()
    {
        List<SchemaFault> found = [.. faults];
        foreach (var (shape, row) in connections)
        {
            ListingCheck.Run(this, shape, row, found);
            AggregateCheck.Run(this, shape, row, found);
        }

        return found.Distinct();
    }
}
