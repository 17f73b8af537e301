using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;

namespace B2BAccounts.GraphQL.Http;

/// <summary>
/// Says which answers ASP.NET Core's middleware compresses: those of some size, over TLS too. An answer may hold both what its reader may
/// know and text that the asker chose (aliases, variables); whoever can choose the one, have a victim's browser ask with the victim's
/// credentials and see the encrypted answers' sizes could guess the other (BREACH). So an answer to a request that a foreign page could
/// have had sent with credentials is not compressed. All others were asked by the reader himself.
/// </summary>
internal sealed class AnswerCompression(IServiceProvider services, int fromBytes)
    : ResponseCompressionProvider(services, Options.Create(Settings()))
{
    public override bool ShouldCompressResponse(HttpContext context) =>
        (context.Response.ContentLength is not { } length || length >= fromBytes)
        && !MayBeSentByForeignPage(context.Request)
        && base.ShouldCompressResponse(context);

    private static bool MayBeSentByForeignPage(HttpRequest request) =>
        (request.Headers.Cookie.Count > 0 || request.Headers.Authorization.Count > 0) && !Preflight.IsForced(request);

    private static ResponseCompressionOptions Settings()
    {
        var options = new ResponseCompressionOptions
        {
            EnableForHttps = true,
            MimeTypes = ["application/graphql-response+json", "application/json", "application/graphql", "text/html"],
        };
        options.Providers.Add(new BrotliCompressionProvider(Options.Create(new BrotliCompressionProviderOptions { Level = CompressionLevel.Fastest })));
        options.Providers.Add(new GzipCompressionProvider(Options.Create(new GzipCompressionProviderOptions { Level = CompressionLevel.Fastest })));
        return options;
    }
}
