namespace B2BAccounts.GraphQL.Http;

/// <summary>A request that is no GraphQL request, or that is not taken here. The message goes to the client.</summary>
/// <param name="status">The answer's status.</param>
/// <param name="message">What is wrong and what would be right.</param>
/// <param name="limit">The name of the limit that the request is beyond; null when it is none.</param>
internal sealed class BadRequest(int status, string message, string? limit = null) : Exception(message)
{
    /// <summary>The request is wrong as HTTP, whatever it asks.</summary>
    private const string HttpRequest = "HTTP_REQUEST";

    /// <summary>The engine's code for what asks for too much.</summary>
    private const string LimitExceeded = "LIMIT_EXCEEDED";

    public int Status { get; } = status;

    public GraphQLError Error { get; } = limit is null ? new(message, Code: HttpRequest) : Beyond(limit, message);

    /// <summary>What asks for too much: the code, and the limit's name as <c>extensions.limit</c>.</summary>
    public static GraphQLError Beyond(string limit, string message) => new(
        message, Code: LimitExceeded, Extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["limit"] = limit });
}
