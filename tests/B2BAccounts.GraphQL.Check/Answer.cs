using System.Text;
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
        if (Response is not null)
        {
            // As it is, however deep it is.
            output.Write(id.ValueKind == JsonValueKind.Undefined ? "{"u8 : Encoding.UTF8.GetBytes($"{{\"id\":{id.GetRawText()},"));
            output.Write(Response.AsSpan(1));
        }
        else
        {
            using var writer = new Utf8JsonWriter(output, Relaxed);
            writer.WriteStartObject();
            if (id.ValueKind != JsonValueKind.Undefined)
            {
                writer.WritePropertyName("id");
                id.WriteTo(writer);
            }

            WriteErrors(writer);
            if (Printed is not null)
            {
                writer.WriteString("printed", Printed);
            }

            writer.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
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
