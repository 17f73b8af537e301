using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace B2BAccounts.Api.Security.Audit;

/// <summary>The hashes that chain records and seals: SHA-256 of a JSON array of the hash before and every value, in their order.</summary>
public static class AuditHash
{
    /// <summary>What stands before the first.</summary>
    public static string First { get; } = new('0', SHA256.HashSizeInBytes * 2);

    public static string Of(string before, AuditRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return Of(json =>
        {
            json.WriteStringValue(before);
            json.WriteNumberValue(record.Chain);
            json.WriteNumberValue(record.Number);
            json.WriteStringValue(Instant(record.At));
            json.WriteStringValue(record.Kind.ToString());
            foreach (var text in new[] { record.CallerId, record.CallerName, record.Role, record.Address, record.Operation, record.Subject, record.Code })
            {
                json.WriteStringValue(text);
            }

            json.WriteStringValue(record.Count?.ToString(CultureInfo.InvariantCulture));
            json.WriteStringValue(record.Details);
        });
    }

    public static string Of(string before, AuditSeal seal)
    {
        ArgumentNullException.ThrowIfNull(seal);
        return Of(json =>
        {
            json.WriteStringValue(before);
            json.WriteNumberValue(seal.Number);
            json.WriteStringValue(Instant(seal.At));
            json.WriteStringValue(seal.Heads);
        });
    }

    private static string Instant(DateTime at) => at.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture);

    private static string Of(Action<Utf8JsonWriter> values)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            values(json);
            json.WriteEndArray();
        }

        return Convert.ToHexStringLower(SHA256.HashData(buffer.GetBuffer().AsSpan(0, (int)buffer.Length)));
    }
}
