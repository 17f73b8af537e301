using Microsoft.AspNetCore.Http;

namespace B2BAccounts.GraphQL.Http;

/// <summary>One way in which clients come to the endpoint. Another way is another file and a line in <see cref="GraphQLEndpoint"/>.</summary>
internal interface ITransport
{
    /// <summary>Whether the request comes this way. The first transport that takes it answers it.</summary>
    bool Takes(HttpRequest request);

    /// <summary>It runs no operation, and is for those too whose operations <see cref="GraphQLHttpOptions.Refuses"/> refuses.</summary>
    bool IsForAll => false;

    /// <exception cref="BadRequest">The request is refused; nothing has been written yet.</exception>
    Task AnswerAsync(HttpContext context);
}
