using B2BAccounts.GraphQL.Execution;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace B2BAccounts.GraphQL.Http;

/// <summary>Puts an engine on a route (GraphQL over HTTP), with the schema at <c>?sdl</c> and a page for browsers.</summary>
public static partial class GraphQLEndpoint
{
    private const string Methods = "GET, HEAD, POST, OPTIONS";

    /// <summary>Each operation gets services in a scope of its own, closed before its answer is sent.</summary>
    /// <param name="endpoints">Where the route is added.</param>
    /// <param name="pattern">Such as <c>/graphql</c>.</param>
    /// <param name="engine">Answers the operations.</param>
    /// <param name="options">What is offered beside them, and how much is taken.</param>
    public static IEndpointConventionBuilder MapGraphQL(
        this IEndpointRouteBuilder endpoints, string pattern, GraphQLEngine engine, GraphQLHttpOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        options ??= new GraphQLHttpOptions();
        var services = endpoints.ServiceProvider;
        var log = services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(GraphQLEndpoint));
        var operations = new Operations(engine, options, services.GetRequiredService<IServiceScopeFactory>(), thrown => Internal(log, thrown));
        ITransport[] transports =
        [
            new SchemaDownload(options.Sdl),
            new BrowserPage(options),
            new GetTransport(operations, options),
            new PostTransport(operations, options),
        ];

        var pipeline = endpoints.CreateApplicationBuilder();
        if (options.CompressFromBytes > 0)
        {
            pipeline.UseMiddleware<ResponseCompressionMiddleware>(new AnswerCompression(services, options.CompressFromBytes));
        }

        pipeline.Run(context => AnswerAsync(context, transports, options.Refuses, log));
        return endpoints.Map(pattern, pipeline.Build());
    }

    /// <summary>Refuses a request that has not reached the endpoint in the form that the endpoint refuses by.</summary>
    public static Task RefuseAsync(HttpContext context, int status, GraphQLError error)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(error);
        return GraphQLResponse.RefuseAsync(context, status, error);
    }

    private static async Task AnswerAsync(
        HttpContext context, ITransport[] transports, Func<HttpContext, (int Status, GraphQLError Error)?>? refuses, ILogger log)
    {
        context.Response.Headers.XContentTypeOptions = "nosniff";
        try
        {
            var transport = Array.Find(transports, t => t.Takes(context.Request));
            if (transport is not { IsForAll: true } && refuses?.Invoke(context) is var (status, error))
            {
                await GraphQLResponse.RefuseAsync(context, status, error);
                return;
            }

            await (transport?.AnswerAsync(context) ?? AnswerMethodAsync(context));
        }
        catch (BadRequest refused)
        {
            await GraphQLResponse.RefuseAsync(context, refused.Status, refused.Error);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has gone: nothing went wrong, and the status is for logs and meters only.
            if (!context.Response.HasStarted)
            {
                context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            }
        }
        catch (Exception thrown) when (!context.Response.HasStarted)
        {
            await GraphQLResponse.RefuseAsync(context, StatusCodes.Status500InternalServerError, Internal(log, thrown));
        }
    }

    private static Task AnswerMethodAsync(HttpContext context)
    {
        context.Response.Headers.Allow = Methods;
        if (HttpMethods.IsOptions(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        }

        throw new BadRequest(StatusCodes.Status405MethodNotAllowed,
            $"{context.Request.Method} is not answered here; send operations by POST, or queries by GET.");
    }

    /// <summary>Logs what went wrong outside a field, and makes the error that the client may see of it.</summary>
    private static GraphQLError Internal(ILogger log, Exception thrown)
    {
        var (error, id) = GraphQLError.Internal();
        LogInternal(log, id, thrown);
        return error;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A GraphQL request failed. Correlation id {Id}.")]
    private static partial void LogInternal(ILogger logger, string id, Exception exception);
}
