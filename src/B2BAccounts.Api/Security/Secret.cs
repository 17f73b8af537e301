using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace B2BAccounts.Api.Security;

/// <summary>Secrets that this program makes: random, so that a plain hash keeps them safe.</summary>
public static class Secret
{
    private const int Bytes = 32;

    /// <summary>256 random bits in letters, digits, - and _.</summary>
    public static string Make() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>SHA-256 as tables keep it.</summary>
    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>Whether the hash is the secret's; takes the same time wherever they differ.</summary>
    public static bool Fits(string secret, string hash) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash(secret)), Encoding.ASCII.GetBytes(hash));
}
