using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace B2BAccounts.GraphQL.Http;

/// <summary>The media types of GraphQL over HTTP and how one is chosen by the Accept header.</summary>
internal static class MediaTypes
{
    public const string Json = "application/json; charset=utf-8";
    public const string GraphQLResponse = "application/graphql-response+json; charset=utf-8";

    /// <exception cref="BadRequest">The client takes neither type.</exception>
    public static string ForAnswer(HttpRequest request) => Negotiate(request.Headers.Accept) ?? throw new BadRequest(
        StatusCodes.Status406NotAcceptable,
        "The answer can be application/graphql-response+json or application/json; the Accept header takes neither.");

    /// <summary>The type to answer with: what the client weighs highest; of equals graphql-response+json when it is named, else JSON.
    /// Null when the client takes neither.</summary>
    public static string? Negotiate(StringValues accept)
    {
        // What nearly every client sends needs no parsing.
        switch (accept.Count == 1 ? accept[0] : accept.ToString())
        {
            case null or "" or "*/*" or "application/json":
                return Json;
            case "application/graphql-response+json":
                return GraphQLResponse;
        }

        if (!MediaTypeHeaderValue.TryParseList(accept, out var ranges))
        {
            return null;
        }

        var graphql = QualityOf("graphql-response+json", ranges, out var named);
        var json = QualityOf("json", ranges, out _);
        if (graphql == 0 && json == 0)
        {
            return null;
        }

        return graphql > json || (graphql == json && named) ? GraphQLResponse : Json;
    }

    public static bool AcceptsHtml(StringValues accept) =>
        MediaTypeHeaderValue.TryParseList(accept, out var ranges)
        && ranges.Any(r => r.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase) && r.Quality != 0);

    public static bool IsJson(string? contentType) =>
        contentType is "application/json" or Json
        || MediaTypeHeaderValue.TryParse(contentType, out var type)
            && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            && IsUtf8(type);

    /// <summary>The weight of the most specific range that covers the type (RFC 9110, section 12.5.1).</summary>
    private static double QualityOf(string subType, IList<MediaTypeHeaderValue> ranges, out bool named)
    {
        named = false;
        double? quality = null;
        var best = -1;
        foreach (var range in ranges)
        {
            var specificity =
                range.MatchesAllTypes ? 0
                : !range.Type.Equals("application", StringComparison.OrdinalIgnoreCase) ? -1
                : range.MatchesAllSubTypes ? 1
                : range.SubType.Equals(subType, StringComparison.OrdinalIgnoreCase) && IsUtf8(range) ? 2
                : -1;
            if (specificity > best)
            {
                best = specificity;
                quality = range.Quality ?? 1;
                named = specificity == 2;
            }
        }

        return quality ?? 0;
    }

    private static bool IsUtf8(MediaTypeHeaderValue range) =>
        !range.Charset.HasValue || HeaderUtilities.RemoveQuotes(range.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase);
}
