using B2BAccounts.GraphQL.Execution;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace B2BAccounts.GraphQL.Http;

/// <summary>Puts an engine on a route: POST and GET (queries only) with both media types, the schema at <c>?sdl</c>, a page for browsers.</summary>
public static class GraphQLEndpoint
{
    /// <param name="endpoints">Where the route is added.</param>
    /// <param name="pattern">Such as <c>/graphql</c>.</param>
    /// <param name="engine">Answers the operations.</param>
    /// <param name="options">What is offered beside them.</param>
    public static IEndpointConventionBuilder MapGraphQL(
        this IEndpointRouteBuilder endpoints, string pattern, GraphQLEngine engine, GraphQLHttpOptions? options = null)
    {
        var endpoint = new Handler(engine, options ?? new GraphQLHttpOptions());
        return endpoints.Map(pattern, endpoint.HandleAsync);
    }

    /// <summary>The engine's code for a mutation in a request that may only query.</summary>
    private const string OperationNotAllowed = "OPERATION_NOT_ALLOWED";

    private sealed class Handler(GraphQLEngine engine, GraphQLHttpOptions options)
    {
        private readonly SchemaDownload? download = options.Sdl is { } sdl ? new SchemaDownload(sdl) : null;

        public async Task HandleAsync(HttpContext context)
        {
            var isGet = HttpMethods.IsGet(context.Request.Method);
            if (!isGet && !HttpMethods.IsPost(context.Request.Method))
            {
                context.Response.Headers.Allow = "GET, POST";
                await RefuseAsync(context, MediaTypes.Json, StatusCodes.Status405MethodNotAllowed,
                    $"{context.Request.Method} is not answered here; send operations by POST, or queries by GET.");
                return;
            }

            if (isGet && await ServedBesideOperationsAsync(context))
            {
                return;
            }

            if (MediaTypes.Negotiate(context.Request.Headers.Accept) is not { } mediaType)
            {
                await RefuseAsync(context, MediaTypes.Json, StatusCodes.Status406NotAcceptable,
                    "The answer can be application/graphql-response+json or application/json; the Accept header takes neither.");
                return;
            }

            try
            {
                var request = isGet
                    ? RequestReader.FromQueryString(context.Request.Query)
                    : await RequestReader.FromBodyAsync(context.Request, options.MaxBodyBytes, context.RequestAborted);
                using var result = await engine.ExecuteAsync(request, new RequestContext(context.RequestServices), context.RequestAborted);
                await WriteAsync(context, mediaType, result);
            }
            catch (BadRequest refused)
            {
                await RefuseAsync(context, mediaType, refused.Status, refused.Message);
            }
        }

        private async Task<bool> ServedBesideOperationsAsync(HttpContext context)
        {
            var query = context.Request.Query;
            if (download is not null && query.ContainsKey("sdl"))
            {
                await download.WriteAsync(context);
                return true;
            }

            if (options.PageTitle is not null && !query.ContainsKey("query") && MediaTypes.AcceptsHtml(context.Request.Headers.Accept))
            {
                await BrowserPage.WriteAsync(context, options);
                return true;
            }

            return false;
        }

        /// <summary>Status codes of GraphQL over HTTP, section 6.4: with graphql-response+json a request that could not be executed is 400,
        /// with plain JSON every well-formed request is 200.</summary>
        private static async Task WriteAsync(HttpContext context, string mediaType, ExecutionResult result)
        {
            var response = context.Response;
            if (result.Errors.Any(e => e.Code == OperationNotAllowed))
            {
                response.StatusCode = StatusCodes.Status405MethodNotAllowed;
                response.Headers.Allow = "POST";
            }
            else
            {
                response.StatusCode = result.FailedBeforeExecution && mediaType == MediaTypes.GraphQLResponse
                    ? StatusCodes.Status400BadRequest
                    : StatusCodes.Status200OK;
            }

            response.ContentType = mediaType;
            response.ContentLength = result.Body.Length;
            response.Headers.CacheControl = "no-store";
            await response.BodyWriter.WriteAsync(result.Body, context.RequestAborted);
        }

        private static async Task RefuseAsync(HttpContext context, string mediaType, int status, string message)
        {
            using var result = ExecutionResult.Refused(new GraphQLError(message, Code: "HTTP_REQUEST"));
            context.Response.StatusCode = status;
            context.Response.ContentType = mediaType;
            context.Response.ContentLength = result.Body.Length;
            await context.Response.BodyWriter.WriteAsync(result.Body, context.RequestAborted);
        }
    }
}
