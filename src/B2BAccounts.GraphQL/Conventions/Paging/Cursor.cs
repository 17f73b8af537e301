using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using B2BAccounts.GraphQL.Conventions.Listings;
using B2BAccounts.GraphQL.Execution;

namespace B2BAccounts.GraphQL.Conventions.Paging;

/// <summary>A place in an ordered list: the values of the order's keys, the row's own key last, and a mark of the order. Opaque to
/// clients; holds no offset, so that rows that come and go elsewhere do not move it.</summary>
internal static class Cursor
{
    public static string Encode(string orderMark, IEnumerable<object?> keys)
    {
        var buffer = new ArrayBufferWriter<byte>(128);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            writer.WriteStringValue(orderMark);
            foreach (var key in keys)
            {
                CursorValue.Write(writer, key);
            }

            writer.WriteEndArray();
        }

        return Base64Url.EncodeToString(buffer.WrittenSpan);
    }

    /// <exception cref="GraphQLException">The cursor is not one of this list in this order.</exception>
    public static object?[] Decode<T>(string argument, string cursor, Ordering<T> ordering)
    {
        try
        {
            using var json = JsonDocument.Parse(Base64Url.DecodeFromChars(cursor), new JsonDocumentOptions { MaxDepth = 2 });
            if (json.RootElement.ValueKind != JsonValueKind.Array
                || json.RootElement.GetArrayLength() is 0
                || json.RootElement[0].ValueKind != JsonValueKind.String)
            {
                throw Malformed(argument);
            }

            if (json.RootElement[0].GetString() != ordering.Mark)
            {
                throw Refused($"{argument}: the cursor is of another list or another order; start again without a cursor when the order changes.");
            }

            if (json.RootElement.GetArrayLength() != ordering.Keys.Count + 1)
            {
                throw Malformed(argument);
            }

            var keys = new object?[ordering.Keys.Count];
            for (var i = 0; i < keys.Length; i++)
            {
                var key = ordering.Keys[i];
                if (!CursorValue.TryRead(json.RootElement[i + 1], key.Value.Type, out keys[i]) || (keys[i] is null && !key.Nullable))
                {
                    throw Malformed(argument);
                }
            }

            return keys;
        }
        catch (Exception e) when (e is FormatException or JsonException or InvalidOperationException or DecoderFallbackException)
        {
            throw Malformed(argument);
        }
    }

    private static GraphQLException Malformed(string argument) =>
        Refused($"{argument}: this is no cursor; take one from edges.cursor or pageInfo of an earlier page as it was answered.");

    private static GraphQLException Refused(string message) => ListError.Cursor(message);
}
