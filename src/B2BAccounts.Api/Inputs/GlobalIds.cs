using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace B2BAccounts.Api.Inputs;

/// <summary>Reads the opaque ids that clients send back: base64url of type and key.</summary>
public static class GlobalIds
{
    /// <summary>The key in an id of the type; null when it is none, which is answered like an id that does not exist.</summary>
    public static long? Key<T>(string id)
    {
        if (!Base64Url.IsValid(id))
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(id));
        var prefix = $"{typeof(T).Name}:";
        return text.StartsWith(prefix, StringComparison.Ordinal) && long.TryParse(text.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var key)
            ? key
            : null;
    }
}
