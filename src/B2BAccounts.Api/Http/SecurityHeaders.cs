using Microsoft.Net.Http.Headers;

namespace B2BAccounts.Api.Http;

/// <summary>Tells browsers with every answer what they must not do with it: guess its type, frame it, run anything in it, keep it, or give
/// it to another site. What an endpoint has set itself stays, such as the policy of the page at /graphql, which has a script.</summary>
public sealed class SecurityHeaders : IStartupFilter
{
    private const string StrictPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    // Two years, as the browsers' preload lists ask for at least one.
    private const string OnlyTls = "max-age=63072000";

    /// <summary>Puts the headers before all else, so that refusals of the framework have them too.</summary>
    public static void AddTo(IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter, SecurityHeaders>());
    }

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, rest) =>
        {
            // Last, since who refuses a request may clear what was set before.
            context.Response.OnStarting(() =>
            {
                Write(context);
                return Task.CompletedTask;
            });
            return rest(context);
        });
        next(app);
    };

    private static void Write(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.TryAdd(HeaderNames.ContentSecurityPolicy, StrictPolicy);
        headers.TryAdd(HeaderNames.CacheControl, "no-store");
        // A browser would ask every other program on a developer's machine by TLS from then on.
        if (context.Request.IsHttps && !context.Request.Host.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase))
        {
            headers.StrictTransportSecurity = OnlyTls;
        }
    }
}
