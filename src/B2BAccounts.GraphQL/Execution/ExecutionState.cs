namespace B2BAccounts.GraphQL.Execution;

/// <summary>What all parts of one execution share.</summary>
internal sealed class ExecutionState(
    CompiledSchema compiled,
    GraphQLRequest request,
    RequestContext context,
    IReadOnlyDictionary<string, object?> variables,
    CancellationToken cancellation)
{
    private long objects;

    public CompiledSchema Compiled { get; } = compiled;

    public GraphQLRequest Request { get; } = request;

    public RequestContext Context { get; } = context;

    public IReadOnlyDictionary<string, object?> Variables { get; } = variables;

    public CancellationToken Cancellation { get; } = cancellation;

    /// <summary>The event that a subscription answers.</summary>
    public object? Event { get; init; }

    /// <summary>How many objects the answer may hold.</summary>
    public int MaxObjects { get; init; } = int.MaxValue;

    public bool HasTooManyObjects => Interlocked.Read(ref objects) > MaxObjects;

    /// <summary>Counts objects that were read. Fields are resolved side by side, hence the interlock.</summary>
    public void CountObjects(int count) => Interlocked.Add(ref objects, count);
}
