using B2BAccounts.GraphQL.Execution;
using Microsoft.AspNetCore.Http;

namespace B2BAccounts.GraphQL.Http;

/// <summary>Writes answers and refusals.</summary>
internal static class GraphQLResponse
{
    public static async Task WriteAsync(HttpContext context, string mediaType, ExecutionResult result)
    {
        var status = Status(context.Request, mediaType, result);
        if (status == StatusCodes.Status405MethodNotAllowed)
        {
            context.Response.Headers.Allow = HttpMethods.Post;
        }

        await SendAsync(context, status, mediaType, result);
    }

    /// <summary>Answers with one error that is not the engine's.</summary>
    public static async Task RefuseAsync(HttpContext context, int status, GraphQLError error)
    {
        using var result = ExecutionResult.Refused(error);
        await SendAsync(context, status, MediaTypes.Negotiate(context.Request.Headers.Accept) ?? MediaTypes.Json, result);
    }

    public static void Begin(HttpResponse response, int status, string mediaType)
    {
        response.StatusCode = status;
        response.ContentType = mediaType;
        response.Headers.CacheControl = "no-store";
    }

    private static async Task SendAsync(HttpContext context, int status, string mediaType, ExecutionResult result)
    {
        Begin(context.Response, status, mediaType);
        context.Response.ContentLength = result.Body.Length;
        await context.Response.BodyWriter.WriteAsync(result.Body, context.RequestAborted);
    }

    /// <summary>GraphQL over HTTP, section 6.4: with graphql-response+json a request that could not be executed is 400, with plain JSON every
    /// well-formed request is 200. A mutation by GET is 405 with both.</summary>
    private static int Status(HttpRequest request, string mediaType, ExecutionResult result)
    {
        if (!result.FailedBeforeExecution)
        {
            return StatusCodes.Status200OK;
        }

        if (!HttpMethods.IsPost(request.Method) && result.Errors[0].Code == GraphQLEngine.NotAllowedCode)
        {
            return StatusCodes.Status405MethodNotAllowed;
        }

        return mediaType == MediaTypes.GraphQLResponse ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;
    }
}
