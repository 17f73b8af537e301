using Microsoft.AspNetCore.Http.Features;

namespace B2BAccounts.Api.Http;

/// <summary>
/// Refuses a body that says itself that it is too long, before anything of it is read. The server closes a connection whose body it may not
/// read to its end: unless the answer says so, the client would send its next request into it.
/// </summary>
internal static class BodyLimit
{
    public static Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize is not { } most || context.Request.ContentLength is not { } length || length <= most)
        {
            return next(context);
        }

        if (HttpProtocol.IsHttp11(context.Request.Protocol))
        {
            context.Response.Headers.Connection = "close";
        }

        return Refusals.RefuseAsync(context, StatusCodes.Status413PayloadTooLarge, Problems.HttpRequest, $"The body is larger than the limit of {most} bytes.");
    }
}
