using Microsoft.AspNetCore.Http;

namespace B2BAccounts.GraphQL.Http;

/// <summary>Queries in a query string (GraphQL over HTTP, section 5.3). HEAD is answered as GET; the server leaves the body out.</summary>
internal sealed class GetTransport(Operations operations, GraphQLHttpOptions options) : ITransport
{
    public bool Takes(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    public async Task AnswerAsync(HttpContext context)
    {
        var mediaType = MediaTypes.ForAnswer(context.Request);
        if (options.EnforceGetRequestsPreflight && !Preflight.IsForced(context.Request))
        {
            throw new BadRequest(StatusCodes.Status400BadRequest,
                $"A query by GET must have the header {Preflight.Header}, with any value, so that no page of another site can have a browser send it; or send it by POST.");
        }

        using var result = await operations.ExecuteAsync(RequestParameters.FromQueryString(context.Request, options), context);
        await GraphQLResponse.WriteAsync(context, mediaType, result);
    }
}
