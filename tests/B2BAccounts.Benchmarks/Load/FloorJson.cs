using System.Globalization;
using System.Text.Json;

namespace B2BAccounts.Benchmarks.Load;

/// <summary>The shapes that come again in the answers.</summary>
internal static class FloorJson
{
    public static string Text(this JsonElement asked, string name) => asked.GetProperty(name).GetString()!;

    public static DateOnly Day(this JsonElement asked, string name) => DateOnly.ParseExact(asked.Text(name), "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static void Money(this Utf8JsonWriter json, string name, decimal amount, string? currency = null)
    {
        json.WriteStartObject(name);
        json.WriteNumber("amount", amount);
        if (currency is not null)
        {
            json.WriteString("currency", currency);
        }

        json.WriteEndObject();
    }

    public static void Day(this Utf8JsonWriter json, string name, DateOnly day) => json.WriteString(name, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public static void Buckets(this Utf8JsonWriter json, ReadOnlySpan<decimal> buckets, string? currency = null)
    {
        json.WriteStartArray("buckets");
        for (var i = 0; i < buckets.Length; i++)
        {
            json.WriteStartObject();
            json.WriteString("label", FloorFigures.Labels[i]);
            json.Money("amount", buckets[i], currency);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void HasNextPage(this Utf8JsonWriter json, bool more)
    {
        json.WriteStartObject("pageInfo");
        json.WriteBoolean("hasNextPage", more);
        json.WriteEndObject();
    }
}
