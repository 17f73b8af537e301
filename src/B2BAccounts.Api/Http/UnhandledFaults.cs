using B2BAccounts.GraphQL;
using B2BAccounts.GraphQL.Http;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace B2BAccounts.Api.Http;

/// <summary>Answers what no endpoint has caught. The server itself would answer it by a bare 500, without the headers that keep every answer
/// from other sites, and the client could give support no correlation id.</summary>
internal static class UnhandledFaults
{
    public static IApplicationBuilder UseUnhandledFaults(this IApplicationBuilder app) => app.UseExceptionHandler(new ExceptionHandlerOptions
    {
        ExceptionHandler = AnswerAsync,
        // It is logged with the correlation id, once.
        SuppressDiagnosticsCallback = _ => true,
    });

    private static Task AnswerAsync(HttpContext context)
    {
        var thrown = context.Features.GetRequiredFeature<IExceptionHandlerFeature>().Error;
        if (!Refusals.IsGraphQL(context))
        {
            return Problems.AnswerAsync(thrown, context);
        }

        var (error, id) = GraphQLError.Internal();
        Problems.LogInternal(context, id, thrown);
        return GraphQLEndpoint.RefuseAsync(context, StatusCodes.Status500InternalServerError, error);
    }
}
