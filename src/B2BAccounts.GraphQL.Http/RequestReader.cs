using System.Buffers;
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
        query.TryGetValue("query", out var text) && text.ToString().Length > 0 ? text.ToString() : throw NoQuery(),
        query.TryGetValue("operationName", out var name) && name.ToString().Length > 0 ? name.ToString() : null,
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

        var reader = request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(cancellation);
            if (read.Buffer.Length > maxBytes)
            {
                throw TooLarge(maxBytes);
            }

            if (read.IsCompleted)
            {
                try
                {
                    // Copied, because the pipe's memory goes back before the variables are read.
                    return JsonDocument.Parse(read.Buffer.ToArray());
                }
                catch (JsonException problem)
                {
                    throw Wrong($"The body is not valid JSON (line {problem.LineNumber + 1}, byte {problem.BytePositionInLine + 1}).");
                }
                finally
                {
                    reader.AdvanceTo(read.Buffer.End);
                }
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

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
            ? ReadText(value, name)
            : throw Wrong($"The field {name} must be a string.");
    }

    private static string ReadText(JsonElement value, string name)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Wrong($"The field {name} holds half of a surrogate pair, which is no character.");
        }
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

    private static JsonElement? Map(IQueryCollection query, string name)
    {
        if (!query.TryGetValue(name, out var text) || text.ToString().Length == 0)
        {
            return null;
        }

        try
        {
            using var parsed = JsonDocument.Parse(text.ToString());
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
            throw Wrong($"The parameter {name} holds half of a surrogate pair, which is no character.");
        }
    }
}
