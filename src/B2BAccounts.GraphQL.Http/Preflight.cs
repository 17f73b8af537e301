using Microsoft.AspNetCore.Http;

namespace B2BAccounts.GraphQL.Http;

/// <summary>Tells requests that a page of another site can have a browser send unasked, with the user's cookies, from those before which a
/// browser asks this server (a CORS preflight; Fetch standard, section 2.2.2).</summary>
internal static class Preflight
{
    public const string Header = "GraphQL-Preflight";

    public static bool IsForced(HttpRequest request) =>
        !string.IsNullOrEmpty(request.Headers[Header]) || MediaTypes.IsJson(request.ContentType);
}
