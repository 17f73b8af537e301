using B2BAccounts.Api.Security.Exports;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace B2BAccounts.Api.Http;

/// <summary>Makes of the configured origins what the framework's CORS goes by. Callers send tokens in a header, so that no page may have a
/// browser add credentials of its own.</summary>
public sealed class CrossOriginPolicy(IOptions<CrossOriginOptions> settings) : IConfigureOptions<CorsOptions>
{
    private static readonly TimeSpan PreflightHolds = TimeSpan.FromMinutes(10);

    /// <summary>Whether a browser asks by it what a page may do (the Fetch standard's CORS-preflight request).</summary>
    public static bool IsQuestion(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return HttpMethods.IsOptions(context.Request.Method) && context.Request.Headers.ContainsKey(CorsConstants.AccessControlRequestMethod);
    }

    public void Configure(CorsOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.AddDefaultPolicy(policy => policy
            .WithOrigins([.. settings.Value.List()])
            .WithMethods(HttpMethods.Get, HttpMethods.Head, HttpMethods.Post)
            .WithHeaders(HeaderNames.Authorization, HeaderNames.ContentType, "GraphQL-Cost", "GraphQL-Plan", "GraphQL-Preflight")
            .WithExposedHeaders(HeaderNames.RetryAfter, HeaderNames.WWWAuthenticate, HeaderNames.ContentDisposition, HeaderNames.ETag, ExportTicket.Header)
            .SetPreflightMaxAge(PreflightHolds));
    }
}
