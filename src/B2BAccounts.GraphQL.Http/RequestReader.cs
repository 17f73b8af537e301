using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using B2BAccounts.GraphQL.Execution;
using Microsoft.AspNetCore.Http;

namespace B2BAccounts.GraphQL.Http;

/// <summary>Reads a GraphQL request from a POST body or a GET query string (GraphQL over HTTP, section 5).</summary>
internal static class RequestReader
{
    public static async Task<GraphQLRequest> FromBodyAsync(HttpRequest request, int maxBytes, CancellationToken cancellation)
    {
        if (!MediaTypes.IsJson(request.ContentType))
        {
            throw new BadRequest(StatusCodes.Status415UnsupportedMediaType,
                "The body must be JSON in UTF-8: send it with the header Content-Type: application/json.");
        }

        if (request.Headers.ContentEncoding.Any(e => e is not null && !e.Equals("identity", StringComparison.OrdinalIgnoreCase)))
        {
            throw new BadRequest(StatusCodes.Status415UnsupportedMediaType,
                $"A body with Content-Encoding {request.Headers.ContentEncoding} is not read here; send it as plain JSON.");
        }

        using var body = await ReadAsync(request, maxBytes, cancellation);
        var root = body.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw Wrong(root.ValueKind == JsonValueKind.Array
                ? "The body is an array; send one request at a time, as an object."
                : "The body must be a JSON object with the field query.");
        }

        return new GraphQLRequest(
            Text(root, "query") ?? throw NoQuery(),
            Text(root, "operationName"),
            Map(root, "variables"),
            Map(root, "extensions"));
    }

    public static GraphQLRequest FromQueryString(IQueryCollection query) => new(
        One(query, "query") ?? throw NoQuery(),
        One(query, "operationName"),
        Map(query, "variables"),
        Map(query, "extensions"))
    {
        QueriesOnly = true,
    };

    private static async Task<JsonDocument> ReadAsync(HttpRequest request, int maxBytes, CancellationToken cancellation)
    {
        if (request.ContentLength > maxBytes)
        {
            throw TooLarge(maxBytes);
        }

        try
        {
            return Parse(await BytesAsync(request.BodyReader, maxBytes, cancellation));
        }
        catch (BadHttpRequestException broken)
        {
            // The server's own message is for its operator.
            throw new BadRequest(broken.StatusCode, broken.StatusCode switch
            {
                StatusCodes.Status408RequestTimeout => "The body came too slowly.",
                StatusCodes.Status413PayloadTooLarge => TooLarge(maxBytes).Message,
                _ => "The body could not be read to its end.",
            });
        }
    }

    private static async Task<byte[]> BytesAsync(PipeReader reader, int maxBytes, CancellationToken cancellation)
    {
        while (true)
        {
            var read = await reader.ReadAsync(cancellation);
            if (read.Buffer.Length > maxBytes)
            {
                reader.AdvanceTo(read.Buffer.End);
                throw TooLarge(maxBytes);
            }

            if (read.IsCompleted)
            {
                // Copied, because the pipe's memory goes back before the variables are read.
                var bytes = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return bytes;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> json)
    {
        // A mark that a parser may ignore (RFC 8259, section 8.1); editors on Windows write it.
        var text = json.Span.StartsWith("\uFEFF"u8) ? json[3..] : json;
        JsonDocument body;
        try
        {
            body = JsonDocument.Parse(text);
        }
        catch (JsonException problem)
        {
            throw Wrong(
                $"The body is not valid JSON, or nests deeper than 64 levels (line {problem.LineNumber + 1}, byte {problem.BytePositionInLine + 1}).");
        }

        if (JsonText.IsUnicode(text.Span))
        {
            return body;
        }

        body.Dispose();
        throw Wrong(NoCharacter("The body"));
    }

    private static string NoCharacter(string where) =>
        $"{where} holds bytes that are not UTF-8, or half of a surrogate pair, which is no character.";

    private static BadRequest TooLarge(int maxBytes) =>
        new(StatusCodes.Status413PayloadTooLarge, $"The body is larger than the limit of {maxBytes} bytes.");

    private static BadRequest NoQuery() => Wrong("The request has no query: send the GraphQL document in the field query.");

    private static BadRequest Wrong(string message) => new(StatusCodes.Status400BadRequest, message);

    private static string? Text(JsonElement root, string name)
    {
        if (!root.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : throw Wrong($"The field {name} must be a string.");
    }

    private static JsonElement? Map(JsonElement root, string name)
    {
        if (!root.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Object
            ? value.Clone()
            : throw Wrong($"The field {name} must be an object.");
    }

    private static string? One(IQueryCollection query, string name) => query[name] switch
    {
        { Count: > 1 } => throw Wrong($"The parameter {name} is given more than once."),
        [{ Length: > 0 } only] => only,
        _ => null,
    };

    private static JsonElement? Map(IQueryCollection query, string name)
    {
        if (One(query, name) is not { } text)
        {
            return null;
        }

        try
        {
            using var parsed = JsonDocument.Parse(text);
            return parsed.RootElement.ValueKind switch
            {
                JsonValueKind.Null => null,
                JsonValueKind.Object => parsed.RootElement.Clone(),
                _ => throw Wrong($"The parameter {name} must be a JSON object."),
            };
        }
        catch (JsonException)
        {
            throw Wrong($"The parameter {name} is not valid JSON.");
        }
        catch (ArgumentException)
        {
            throw Wrong(NoCharacter($"The parameter {name}"));
        }
    }
}
