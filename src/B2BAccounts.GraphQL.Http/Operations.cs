using B2BAccounts.GraphQL.Execution;
using Microsoft.Extensions.DependencyInjection;

namespace B2BAccounts.GraphQL.Http;

/// <summary>
/// Runs operations for the transports, each in a scope of services of its own. It is closed before the answer is sent, so that what it
/// holds, such as a read transaction, does not wait for a slow client; and a request of a batch sees what those before it have done.
/// </summary>
/// <param name="engine">Answers the operations.</param>
/// <param name="scopes">Makes the scopes.</param>
/// <param name="report">Logs an exception that the engine did not answer, and makes an error for the client of it.</param>
internal sealed class Operations(GraphQLEngine engine, IServiceScopeFactory scopes, Func<Exception, GraphQLError> report)
{
    public async Task<ExecutionResult> ExecuteAsync(GraphQLRequest request, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await engine.ExecuteAsync(request, new RequestContext(scope.ServiceProvider), cancellation);
    }

    /// <summary>As <see cref="ExecuteAsync"/>, but whatever goes wrong is in the answer: other answers stand beside it.</summary>
    /// <exception cref="OperationCanceledException">The client has gone.</exception>
    public async Task<ExecutionResult> ExecuteOneOfManyAsync(GraphQLRequest request, CancellationToken cancellation)
    {
        try
        {
            return await ExecuteAsync(request, cancellation);
        }
        catch (Exception thrown) when (!cancellation.IsCancellationRequested)
        {
            return ExecutionResult.Refused(report(thrown));
        }
    }
}
