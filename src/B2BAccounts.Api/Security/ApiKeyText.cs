namespace B2BAccounts.Api.Security;

/// <summary>An API key as clients send it: b2b_, the public id, _ and the secret.</summary>
public static class ApiKeyText
{
    public const string IdLetters = "abcdefghijklmnopqrstuvwxyz0123456789";
    public const int IdLength = 12;

    private const string Prefix = "b2b_";

    public static string Write(string id, string secret) => $"{Prefix}{id}_{secret}";

    /// <summary>Whether a credential is meant as an API key.</summary>
    public static bool IsOne(string text) => text.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Its parts; null when it has not the form of one.</summary>
    public static (string Id, string Secret)? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        const int IdEnd = 4 + IdLength;
        return IsOne(text) && text.Length > IdEnd + 1 && text[IdEnd] == '_' ? (text[Prefix.Length..IdEnd], text[(IdEnd + 1)..]) : null;
    }
}
