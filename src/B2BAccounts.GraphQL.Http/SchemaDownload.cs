using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace B2BAccounts.GraphQL.Http;

/// <summary>Serves the schema as SDL at <c>?sdl</c>, with an entity tag, so that tools fetch it again only when it changed.</summary>
internal sealed class SchemaDownload(string? sdl) : ITransport
{
    private readonly byte[] bytes = Encoding.UTF8.GetBytes(sdl ?? "");

    // Weak, as the bytes differ with the encoding that they are sent in (RFC 9110, section 8.8.1).
    private readonly EntityTagHeaderValue tag =
        new($"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sdl ?? "")).AsSpan(0, 16))}\"", isWeak: true);

    public bool IsForAll => sdl is not null;

    public bool Takes(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && request.QueryString.HasValue && request.Query.ContainsKey("sdl");

    public async Task AnswerAsync(HttpContext context)
    {
        if (sdl is null)
        {
            throw new BadRequest(StatusCodes.Status404NotFound,
                "The schema is not offered as a file here; ask the server's operator for it.");
        }

        var response = context.Response;
        var headers = response.GetTypedHeaders();
        headers.ETag = tag;
        headers.CacheControl = new CacheControlHeaderValue { NoCache = true };
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(t => t.Compare(tag, useStrongComparison: false) || t.Equals(EntityTagHeaderValue.Any)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = "application/graphql; charset=utf-8";
        headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = "schema.graphql" };
        response.ContentLength = bytes.Length;
        await response.BodyWriter.WriteAsync(bytes, context.RequestAborted);
    }
}
