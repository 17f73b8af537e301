using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace B2BAccounts.Api.Persistence;

/// <summary>
/// Refuses texts with the character U+0000 before a statement is sent: PostgreSQL can neither keep them nor look for them, while others
/// would, and all are to answer alike.
/// </summary>
internal sealed class StorableTexts : DbCommandInterceptor
{
    public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result)
    {
        foreach (DbParameter parameter in result.Parameters)
        {
            if (IsUnstorable(parameter.Value))
            {
                throw new UnstorableText();
            }
        }

        return result;
    }

    private static bool IsUnstorable(object? value) => value switch
    {
        string text => text.Contains('\0', StringComparison.Ordinal) || (text.StartsWith('[') && text.Contains("\\u0000", StringComparison.Ordinal) && HasInList(text)),
        IEnumerable<string?> texts => texts.Any(t => t?.Contains('\0', StringComparison.Ordinal) == true),
        _ => false,
    };

    // A list of texts is one parameter, an array of JSON where the database has no arrays.
    private static bool HasInList(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return Has(json.RootElement);
        }
        catch (JsonException)
        {
            return false;
        }

        static bool Has(JsonElement element) => element.ValueKind switch
        {
            JsonValueKind.Array => element.EnumerateArray().Any(Has),
            JsonValueKind.String => element.GetString()!.Contains('\0', StringComparison.Ordinal),
            _ => false,
        };
    }
}
