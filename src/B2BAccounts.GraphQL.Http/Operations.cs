using B2BAccounts.GraphQL.Execution;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace B2BAccounts.GraphQL.Http;

/// <summary>
/// Runs operations for the transports, each in a scope of services of its own. It is closed before the answer is sent, so that what it
/// holds, such as a read transaction, does not wait for a slow client; and a request of a batch sees what those before it have done.
/// </summary>
/// <param name="engine">Answers the operations.</param>
/// <param name="options">Tell who asks.</param>
/// <param name="scopes">Makes the scopes.</param>
/// <param name="report">Logs an exception that the engine did not answer, and makes an error for the client of it.</param>
internal sealed class Operations(GraphQLEngine engine, GraphQLHttpOptions options, IServiceScopeFactory scopes, Func<Exception, GraphQLError> report)
{
    public async Task<ExecutionResult> ExecuteAsync(GraphQLRequest request, HttpContext http)
    {
        await using var scope = scopes.CreateAsyncScope();
        var result = await engine.ExecuteAsync(request, new RequestContext(scope.ServiceProvider) { Roles = options.RolesOf(http) }, http.RequestAborted);
        if (options.Answered?.Invoke(http, result) is not { } refusal)
        {
            return result;
        }

        result.Dispose();
        return ExecutionResult.Refused(refusal);
    }

    /// <summary>As <see cref="ExecuteAsync"/>, but whatever goes wrong is in the answer: other answers stand beside it.</summary>
    /// <exception cref="OperationCanceledException">The client has gone.</exception>
    public async Task<ExecutionResult> ExecuteOneOfManyAsync(GraphQLRequest request, HttpContext http)
    {
        try
        {
            return await ExecuteAsync(request, http);
        }
        catch (Exception thrown) when (!http.RequestAborted.IsCancellationRequested)
        {
            return ExecutionResult.Refused(report(thrown));
        }
    }
}
