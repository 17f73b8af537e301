using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace B2BAccounts.Api.Security;

/// <summary>
/// Makes and reads the tokens that users call with: protected by the program's own keys, so that nobody else can make or read one. The
/// time that a token ends is within what is protected, by the program's clock.
/// </summary>
public sealed class AccessTokens(IDataProtectionProvider protection, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private readonly IDataProtector _protector = protection.CreateProtector("B2BAccounts.AccessToken.1");

    public string Make(AccessToken token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return _protector.Protect(string.Create(
            CultureInfo.InvariantCulture, $"{token.UserId} {token.Family} {token.Stamp} {(time.GetUtcNow() + Lifetime).ToUnixTimeSeconds()}"));
    }

    /// <summary>What a text is the token of; null when it is none of ours.</summary>
    public (AccessToken Token, bool IsExpired)? Read(string text)
    {
        try
        {
            var parts = _protector.Unprotect(text).Split(' ');
            var ends = DateTimeOffset.FromUnixTimeSeconds(long.Parse(parts[3], CultureInfo.InvariantCulture));
            return (new AccessToken(long.Parse(parts[0], CultureInfo.InvariantCulture), long.Parse(parts[1], CultureInfo.InvariantCulture), parts[2]), ends <= time.GetUtcNow());
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

/// <summary>What an access token says.</summary>
/// <param name="UserId">Whose it is.</param>
/// <param name="Family">The sign-in that it came from.</param>
/// <param name="Stamp">The user's when it was made.</param>
public sealed record AccessToken(long UserId, long Family, string Stamp);
