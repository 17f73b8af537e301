namespace B2BAccounts.GraphQL.Http;

/// <summary>A request that is no GraphQL request, or that is not taken here. The message goes to the client.</summary>
/// <param name="status">The answer's status.</param>
/// <param name="message">What is wrong and what would be right.</param>
/// <param name="limit">The name of the limit that the request is beyond; null when it is none.</param>
internal sealed class BadRequest(int status, string message, string? limit = null) : Exception(message)
{
    /// <summary>The request is wrong as HTTP, whatever it asks.</summary>
    private const string HttpRequest = "HTTP_REQUEST";

    public int Status { get; } = status;

    public GraphQLError Error { get; } = Made(new(message, Code: HttpRequest), limit);

    private static GraphQLError Made(GraphQLError error, string? limit) => limit is null ? error : error.BeyondLimit(limit);
}
