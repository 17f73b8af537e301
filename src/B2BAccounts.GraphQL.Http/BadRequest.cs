namespace B2BAccounts.GraphQL.Http;

/// <summary>A request that is no GraphQL request. The message goes to the client.</summary>
internal sealed class BadRequest(int status, string message) : Exception(message)
{
    public int Status { get; } = status;
}
