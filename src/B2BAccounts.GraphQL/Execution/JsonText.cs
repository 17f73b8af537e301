using System.Globalization;
using System.Text.Unicode;

namespace B2BAccounts.GraphQL.Execution;

/// <summary>What JSON's grammar lets through but no string of ours can hold. Transports ask before they read a request.</summary>
public static class JsonText
{
    /// <summary>Whether all strings of valid JSON are Unicode: the bytes are UTF-8, and each escaped surrogate has its partner
    /// (RFC 8259, section 8.2).</summary>
    public static bool IsUnicode(ReadOnlySpan<byte> json)
    {
        if (!Utf8.IsValid(json))
        {
            return false;
        }

        while (json.IndexOf((byte)'\\') is var escape and >= 0)
        {
            json = json[escape..];
            if (Unit(json) is not { } unit)
            {
                json = json[2..];
                continue;
            }

            json = json[6..];
            if (char.IsHighSurrogate(unit) && Unit(json) is { } low && char.IsLowSurrogate(low))
            {
                json = json[6..];
            }
            else if (char.IsSurrogate(unit))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The UTF-16 code unit of an escape that the text starts with.</summary>
    private static char? Unit(ReadOnlySpan<byte> json) =>
        json.StartsWith("\\u"u8) ? (char)ushort.Parse(json[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) : null;
}
