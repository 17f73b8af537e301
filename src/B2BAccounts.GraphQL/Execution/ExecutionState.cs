using B2BAccounts.GraphQL.Diagnostics;
using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Execution;

/// <summary>What all parts of one execution share.</summary>
internal sealed class ExecutionState(
    CompiledSchema compiled,
    EngineOptions options,
    GraphQLRequest request,
    RequestContext context,
    IReadOnlyDictionary<string, object?> variables,
    CancellationToken cancellation)
{
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long objects;
    private int counted;

    public CompiledSchema Compiled { get; } = compiled;

    public EngineOptions Options { get; } = options;

    public GraphQLRequest Request { get; } = request;

    public RequestContext Context { get; } = context;

    /// <summary>Null when the caller may read everything.</summary>
    public Denials? Denials { get; } = Denials.Of(compiled, context.Roles);

    public IReadOnlyDictionary<string, object?> Variables { get; } = variables;

    public CancellationToken Cancellation { get; } = cancellation;

    public OperationKind Operation { get; init; }

    /// <summary>Null when nobody wants to know what the execution does.</summary>
    public OperationTrace? Trace { get; init; }

    /// <summary>The event that a subscription answers.</summary>
    public object? Event { get; init; }

    /// <summary>Completes when no resolver runs any more.</summary>
    public Task Ended => ended.Task;

    public void End() => ended.TrySetResult();

    public bool HasTooManyObjects => Interlocked.Read(ref objects) > Options.MaxObjects;

    /// <summary>How many objects of the counted type were read.</summary>
    public int Counted => Volatile.Read(ref counted);

    /// <summary>Counts objects that were read. Fields are resolved side by side, hence the interlock.</summary>
    public void CountObjects(SelectionRun of)
    {
        Interlocked.Add(ref objects, of.Rows.Count);
        if (of.Plan.Type.Type.Name == Options.CountedType)
        {
            Interlocked.Add(ref counted, of.Rows.Count);
        }
    }
}
