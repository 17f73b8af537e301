using System.Buffers.Text;
using System.Globalization;
using System.Text;
using B2BAccounts.GraphQL.Conventions.Listings;
using B2BAccounts.GraphQL.Execution;

namespace B2BAccounts.GraphQL.Conventions.Nodes;

/// <summary>The ids that clients see: the type's name and the row's key, opaque by base64url. A client keeps them as they are; that they
/// can be read is no promise.</summary>
public static class GlobalId
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Encode<TKey>(string typeName, TKey key)
        where TKey : notnull =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{typeName}:{Text(key)}"));

    /// <summary>The key in an id of one type.</summary>
    /// <exception cref="GraphQLException">The id is malformed or of another type.</exception>
    public static TKey Decode<TKey>(string typeName, string id)
        where TKey : notnull => (TKey)Key(typeName, id, typeof(TKey));

    /// <summary>The type's name and the key's text in an id; false when it is none of ours.</summary>
    public static bool TryDecode(string id, out string typeName, out string key)
    {
        typeName = key = "";
        string text;
        try
        {
            text = Strict.GetString(Base64Url.DecodeFromChars(id));
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            return false;
        }

        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || colon == text.Length - 1)
        {
            return false;
        }

        typeName = text[..colon];
        key = text[(colon + 1)..];
        return true;
    }

    internal static object Key(string typeName, string id, Type keyType)
    {
        if (!TryDecode(id, out var type, out var text))
        {
            throw Refused($"'{id}' is no id; take the id of {Article(typeName)} as it was answered.");
        }

        return type == typeName
            ? Parse(text, keyType) ?? throw Refused($"'{id}' is no id; take the id of {Article(typeName)} as it was answered.")
            : throw Refused($"'{id}' is an id of {Article(type)}, but an id of {Article(typeName)} is needed here.");
    }

    internal static object? Parse(string text, Type keyType)
    {
        var culture = CultureInfo.InvariantCulture;
        return keyType switch
        {
            _ when keyType == typeof(string) => text,
            _ when keyType == typeof(long) => long.TryParse(text, NumberStyles.AllowLeadingSign, culture, out var l) && Same(l, text) ? l : null,
            _ when keyType == typeof(int) => int.TryParse(text, NumberStyles.AllowLeadingSign, culture, out var i) && Same(i, text) ? i : null,
            _ when keyType == typeof(Guid) => Guid.TryParseExact(text, "D", out var g) && Same(g, text) ? g : null,
            _ => throw new NotSupportedException($"Keys are long, int, Guid or string, not {keyType.Name}."),
        };
    }

    // One thing has one id: 007 is no other way to write 7.
    private static bool Same<TKey>(TKey key, string text)
        where TKey : notnull => Text(key) == text;

    private static string Text<TKey>(TKey key)
        where TKey : notnull => key switch
    {
        string s => s,
        Guid g => g.ToString("D"),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new NotSupportedException($"Keys are long, int, Guid or string, not {typeof(TKey).Name}."),
    };

    private static string Article(string typeName) => (typeName[0] is 'A' or 'E' or 'I' or 'O' ? "an " : "a ") + typeName;

    private static GraphQLException Refused(string message) => ListError.Id(message);
}
