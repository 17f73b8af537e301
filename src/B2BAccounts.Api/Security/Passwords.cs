using System.Security.Cryptography;
using B2BAccounts.Api.Inputs;
using B2BAccounts.Domain;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace B2BAccounts.Api.Security;

/// <summary>Hashes and compares passwords (PBKDF2 of ASP.NET Core Identity), and says which may be chosen.</summary>
public static class Passwords
{
    public const int Shortest = 12;
    public const int Longest = 200;

    // What OWASP asks of PBKDF2 with HMAC-SHA512.
    private const int Iterations = 210_000;

    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    private static readonly PasswordHasher<User> Hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Iterations }));
    private static readonly string Nobodys = Hash(Secret.Make());

    public static string Hash(string password) => Hasher.HashPassword(null!, password);

    /// <summary>Whether the password is the hash's. Without a hash it is not, after the same work.</summary>
    public static bool Fits(string? hash, string password) =>
        Hasher.VerifyHashedPassword(null!, hash ?? Nobodys, password.Length > Longest ? "" : password) != PasswordVerificationResult.Failed && hash is not null;

    /// <summary>A password to be told to somebody and changed by him, such as k7mp-3xqd-…: 99 random bits.</summary>
    public static string OneTime() => string.Join('-', Enumerable.Range(0, 5).Select(_ => RandomNumberGenerator.GetString(Letters, 4)));

    /// <exception cref="InputInvalid">The password may not be chosen.</exception>
    public static void Demand(string password, string name)
    {
        ArgumentNullException.ThrowIfNull(password);
        var problem = password.Length < Shortest ? $"The password has {password.Length} characters; at least {Shortest} are needed."
            : password.Length > Longest ? $"The password has {password.Length} characters; at most {Longest} are taken."
            : SearchText.Normalise(password) == SearchText.Normalise(name) ? "The password is the name; choose another."
            : null;
        if (problem is not null)
        {
            throw new InputInvalid(InputCodes.Malformed, problem, "new");
        }
    }
}
