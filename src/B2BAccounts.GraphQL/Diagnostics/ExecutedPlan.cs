using System.Buffers;
using System.Text.Json;
using B2BAccounts.GraphQL.Execution;

namespace B2BAccounts.GraphQL.Diagnostics;

/// <summary>The fields of an operation as a tree, with what each of them took, for <c>extensions.plan</c>.</summary>
internal static class ExecutedPlan
{
    // A level of fields is two of JSON.
    private const int DeepestFields = 100;
    private const int DeepestJson = (DeepestFields * 2) + 10;

    public static JsonElement Of(SelectionPlan plan, OperationReport report, IReadOnlyDictionary<PlannedField, BatchReport> batches)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("operationType", report.OperationType);
            writer.WriteString("operationName", report.OperationName);
            writer.WriteString("documentHash", report.DocumentHash);
            Milliseconds(writer, "milliseconds", report.Duration);
            writer.WriteStartObject("phases");
            foreach (var (phase, took) in report.Phases)
            {
                Milliseconds(writer, JsonNamingPolicy.CamelCase.ConvertName(phase.ToString()), took);
            }

            writer.WriteEndObject();
            WriteFields(writer, [plan], batches, 1);
            writer.WriteEndObject();
        }

        using var parsed = JsonDocument.Parse(buffer.WrittenMemory, new JsonDocumentOptions { MaxDepth = DeepestJson });
        return parsed.RootElement.Clone();
    }

    // Plans of the types that an interface or union has had so far, in this answer or another.
    private static void WriteFields(
        Utf8JsonWriter writer, IReadOnlyList<SelectionPlan?> plans, IReadOnlyDictionary<PlannedField, BatchReport> batches, int depth)
    {
        writer.WriteStartArray("fields");
        foreach (var field in plans.OfType<SelectionPlan>().SelectMany(p => p.Fields))
        {
            writer.WriteStartObject();
            writer.WriteString("key", field.Key);
            writer.WriteString("field", field.Coordinate);
            writer.WriteString("kind", field.Field.IsPlain ? "plain" : field.Parent is null ? "root" : "batch");
            if (batches.GetValueOrDefault(field) is { } batch)
            {
                WriteBatch(writer, batch);
            }

            if (depth == DeepestFields)
            {
                writer.WriteBoolean("deeper", field.Field.IsComposite);
            }
            else if (field.Field.IsComposite)
            {
                WriteFields(writer, field.Children, batches, depth + 1);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteBatch(Utf8JsonWriter writer, BatchReport batch)
    {
        writer.WriteNumber("parents", batch.Parents);
        if (batch.Objects is { } objects)
        {
            writer.WriteNumber("objects", objects);
        }

        if (batch.Failed > 0)
        {
            writer.WriteNumber("failed", batch.Failed);
        }

        if (!batch.IsPlain)
        {
            Milliseconds(writer, "started", batch.Started);
            Milliseconds(writer, "milliseconds", batch.Duration ?? default);
        }
    }

    private static void Milliseconds(Utf8JsonWriter writer, string name, TimeSpan time) =>
        writer.WriteNumber(name, Math.Round(time.TotalMilliseconds, 3));
}
