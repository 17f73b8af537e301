using System.Text.Encodings.Web;
using System.Text.Json;

namespace B2BAccounts.GraphQL.Check;

/// <summary>What is said of a case: one line of JSON.</summary>
/// <param name="Errors">None when all is well.</param>
/// <param name="Printed">The document or schema as text.</param>
/// <param name="Response">What the engine answers to an operation; takes the place of both.</param>
/// <param name="EngineBroke">The engine threw what it should not.</param>
internal sealed record Answer(IReadOnlyList<GraphQLError> Errors, string? Printed = null, byte[]? Response = null, bool EngineBroke = false)
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Answer Of(string message) => new([new GraphQLError(message)]);

    public void Write(Stream output, JsonElement id)
    {
        using (var writer = new Utf8JsonWriter(output, Relaxed))
        {
            writer.WriteStartObject();
            if (id.ValueKind != JsonValueKind.Undefined)
            {
                writer.WritePropertyName("id");
                id.WriteTo(writer);
            }

            if (Response is not null)
            {
                WriteResponse(writer);
            }
            else
            {
                WriteErrors(writer);
                if (Printed is not null)
                {
                    writer.WriteString("printed", Printed);
                }
            }

            writer.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    private void WriteResponse(Utf8JsonWriter writer)
    {
        using var response = JsonDocument.Parse(Response);
        foreach (var member in response.RootElement.EnumerateObject())
        {
            member.WriteTo(writer);
        }
    }

    private void WriteErrors(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("errors");
        foreach (var error in Errors)
        {
            writer.WriteStartObject();
            writer.WriteString("message", error.Message);
            writer.WriteStartArray("locations");
            foreach (var (line, column) in error.Locations ?? [])
            {
                writer.WriteStartObject();
                writer.WriteNumber("line", line);
                writer.WriteNumber("column", column);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
