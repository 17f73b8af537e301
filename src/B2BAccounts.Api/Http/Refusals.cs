using B2BAccounts.GraphQL;
using B2BAccounts.GraphQL.Http;

namespace B2BAccounts.Api.Http;

/// <summary>Answers requests that no endpoint has looked at, each as its endpoint speaks: a GraphQL error, or a problem.</summary>
internal static class Refusals
{
    public static bool IsGraphQL(HttpContext context) => context.Request.Path.StartsWithSegments("/graphql", StringComparison.OrdinalIgnoreCase);

    public static Task RefuseAsync(HttpContext context, int status, string code, string message) => IsGraphQL(context)
        ? GraphQLEndpoint.RefuseAsync(context, status, new GraphQLError(message, Code: code))
        : Problems.Refuse(status, code, message).ExecuteAsync(context);
}
