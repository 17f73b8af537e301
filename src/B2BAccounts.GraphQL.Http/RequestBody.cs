using System.Buffers;
using System.Text.Json;
using B2BAccounts.GraphQL.Execution;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace B2BAccounts.GraphQL.Http;

/// <summary>
/// A body of JSON, read once into pooled memory that the request's variables are parts of. Dispose it when nobody can read them any more;
/// if that is not certain, leave it to the garbage collector: given back too early, the memory holds another client's request by then.
/// </summary>
internal sealed class RequestBody : IDisposable
{
    // What is rented before anything has come: a length is only a promise.
    private const int FirstRent = 16 * 1024;

    private readonly byte[] rented;
    private readonly JsonDocument document;

    private RequestBody(byte[] rented, JsonDocument document)
    {
        this.rented = rented;
        this.document = document;
    }

    public JsonElement Root => document.RootElement;

    /// <exception cref="BadRequest">The body is no JSON, too large, or does not come whole.</exception>
    public static async ValueTask<RequestBody> ReadAsync(HttpRequest request, int maxBytes, CancellationToken cancellation)
    {
        if (request.ContentLength > maxBytes)
        {
            throw TooLarge(maxBytes);
        }

        // The server's own limit may be lower than what the endpoint was told to take.
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } server && server.MaxRequestBodySize < maxBytes)
        {
            server.MaxRequestBodySize = maxBytes;
        }

        try
        {
            var (bytes, length) = await FillAsync(request, maxBytes, cancellation);
            return Parse(bytes, length);
        }
        catch (BadHttpRequestException broken)
        {
            // The server's own message is for its operator.
            throw new BadRequest(broken.StatusCode, broken.StatusCode switch
            {
                StatusCodes.Status408RequestTimeout => "The body came too slowly.",
                StatusCodes.Status413PayloadTooLarge => TooLarge(maxBytes).Message,
                _ => BrokenOff,
            });
        }
        catch (Exception broken) when (broken is IOException or InvalidOperationException)
        {
            // The second is what Kestrel says of a trailer that holds a null character.
            throw Wrong(BrokenOff);
        }
    }

    public void Dispose()
    {
        document.Dispose();
        ArrayPool<byte>.Shared.Return(rented);
    }

    private const string BrokenOff = "The body could not be read to its end.";

    private static async ValueTask<(byte[] Rented, int Length)> FillAsync(HttpRequest request, int maxBytes, CancellationToken cancellation)
    {
        var reader = request.BodyReader;
        var bytes = ArrayPool<byte>.Shared.Rent((int)Math.Min(request.ContentLength ?? FirstRent, FirstRent));
        var length = 0;
        try
        {
            while (true)
            {
                var read = await reader.ReadAsync(cancellation);
                var end = length + read.Buffer.Length;
                if (end > maxBytes)
                {
                    reader.AdvanceTo(read.Buffer.End);
                    throw TooLarge(maxBytes);
                }

                bytes = WithRoom(bytes, length, (int)end);
                read.Buffer.CopyTo(bytes.AsSpan(length));
                length = (int)end;
                reader.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted)
                {
                    return (bytes, length);
                }
            }
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(bytes);
            throw;
        }
    }

    private static byte[] WithRoom(byte[] bytes, int length, int needed)
    {
        if (needed <= bytes.Length)
        {
            return bytes;
        }

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, bytes.Length * 2));
        bytes.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(bytes);
        return larger;
    }

    private static RequestBody Parse(byte[] rented, int length)
    {
        // A mark that a parser may ignore (RFC 8259, section 8.1); editors on Windows write it.
        var json = rented.AsMemory(0, length);
        json = json.Span.StartsWith("\uFEFF"u8) ? json[3..] : json;
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json);
        }
        catch (JsonException problem)
        {
            ArrayPool<byte>.Shared.Return(rented);
            throw Wrong(
                $"The body is not valid JSON, or nests deeper than 64 levels (line {problem.LineNumber + 1}, byte {problem.BytePositionInLine + 1}).");
        }

        var body = new RequestBody(rented, document);
        if (JsonText.IsUnicode(json.Span))
        {
            return body;
        }

        body.Dispose();
        throw Wrong("The body holds bytes that are not UTF-8, or half of a surrogate pair, which is no character.");
    }

    private static BadRequest TooLarge(int maxBytes) =>
        new(StatusCodes.Status413PayloadTooLarge, $"The body is larger than the limit of {maxBytes} bytes.");

    private static BadRequest Wrong(string message) => new(StatusCodes.Status400BadRequest, message);
}
