namespace B2BAccounts.GraphQL.Http;

/// <summary>A request that is no GraphQL request, or that is not taken here. The message goes to the client.</summary>
internal sealed class BadRequest(int status, string message, string code = BadRequest.HttpRequest) : Exception(message)
{
    /// <summary>The request is wrong as HTTP, whatever it asks.</summary>
    public const string HttpRequest = "HTTP_REQUEST";

    /// <summary>The engine's code for what asks for too much.</summary>
    public const string LimitExceeded = "LIMIT_EXCEEDED";

    public int Status { get; } = status;

    public string Code { get; } = code;
}
