using System.Text.Json;

namespace B2BAccounts.GraphQL.Check;

/// <summary>One thing to check: a line of standard input, or what the command line names.</summary>
/// <param name="Id">Comes back with the answer; undefined when there is none.</param>
/// <param name="Name">Under which the schema is remembered.</param>
/// <param name="Schema">SDL, or the name of a schema that came before.</param>
/// <param name="Document">A GraphQL document.</param>
/// <param name="Variables">A JSON object.</param>
/// <param name="OperationName">Which operation of the document to execute.</param>
internal sealed record CheckCase(
    JsonElement Id = default, string? Name = null, string? Schema = null, string? Document = null, JsonElement? Variables = null, string? OperationName = null)
{
    /// <summary>For variables that nest as deep as the engine takes them, and deeper.</summary>
    public static readonly JsonDocumentOptions Deep = new() { MaxDepth = 1_000 };

    private const string Members = "id, name, schema, document, variables, operationName";

    /// <exception cref="CheckException">The line is not such a case.</exception>
    public static CheckCase Read(string line)
    {
        JsonElement json;
        try
        {
            using var document = JsonDocument.Parse(line, Deep);
            json = document.RootElement.Clone();
        }
        catch (JsonException wrong)
        {
            throw new CheckException($"The line is not JSON: {wrong.Message}");
        }

        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new CheckException($"The line is {json.ValueKind}, not a JSON object with {Members}.");
        }

        var read = new CheckCase(Id: json.TryGetProperty("id", out var id) ? id : default);
        foreach (var member in json.EnumerateObject())
        {
            read = member.Name switch
            {
                "id" => read,
                "name" => read with { Name = Text(member, id) },
                "schema" => read with { Schema = Text(member, id) },
                "document" => read with { Document = Text(member, id) },
                "operationName" => read with { OperationName = Text(member, id) },
                "variables" => read with { Variables = member.Value },
                _ => throw new CheckException($"\"{member.Name}\" is unknown; a case has {Members}.", id),
            };
        }

        return read;
    }

    private static string? Text(JsonProperty member, JsonElement id) => member.Value.ValueKind switch
    {
        JsonValueKind.String => member.Value.GetString(),
        JsonValueKind.Null => null,
        _ => throw new CheckException($"\"{member.Name}\" must be text, not {member.Value.ValueKind}.", id),
    };
}

/// <summary>A case that cannot be checked as it stands. The message says why.</summary>
internal sealed class CheckException(string message, JsonElement id = default) : Exception(message)
{
    public JsonElement Id { get; } = id;
}
