using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace B2BAccounts.GraphQL.Http;

/// <summary>Serves the schema as SDL with an entity tag, so that tools fetch it again only when it changed.</summary>
internal sealed class SchemaDownload(string sdl)
{
    private readonly byte[] bytes = Encoding.UTF8.GetBytes(sdl);
    private readonly EntityTagHeaderValue tag =
        new($"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sdl)).AsSpan(0, 16))}\"");

    public Task WriteAsync(HttpContext context)
    {
        var response = context.Response;
        var headers = response.GetTypedHeaders();
        headers.ETag = tag;
        headers.CacheControl = new CacheControlHeaderValue { NoCache = true };
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(t => t.Compare(tag, useStrongComparison: false) || t.Equals(EntityTagHeaderValue.Any)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        response.ContentType = "application/graphql; charset=utf-8";
        headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = "schema.graphql" };
        response.ContentLength = bytes.Length;
        return response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }
}
