namespace B2BAccounts.GraphQL.Execution;

/// <summary>What all parts of one execution share.</summary>
internal sealed record ExecutionState(
    CompiledSchema Compiled,
    GraphQLRequest Request,
    RequestContext Context,
    IReadOnlyDictionary<string, object?> Variables,
    CancellationToken Cancellation)
{
    /// <summary>The event that a subscription answers.</summary>
    public object? Event { get; init; }
}
