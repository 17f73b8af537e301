using System.Security.Cryptography;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain;
using Microsoft.AspNetCore.DataProtection;

namespace B2BAccounts.Api.Security;

/// <summary>One-time codes of an authenticator app beside a user's password. The secret is kept protected by the program's own keys.</summary>
public sealed class SecondFactor(IDataProtectionProvider protection, BookTransactions transactions, KnownCallers known)
{
    private readonly IDataProtector _protector = protection.CreateProtector("B2BAccounts.TotpSecret.1");

    /// <summary>Asks the user for codes from now on, or no more; his sign-ins end.</summary>
    /// <returns>The secret for his app, in base 32; null when no code is asked for.</returns>
    /// <exception cref="RuleViolation">There is no such user.</exception>
    public async Task<string?> SetAsync(string name, bool on, CancellationToken cancel)
    {
        var (id, secret) = await transactions.RunAsync<(long Id, string? Secret)>(
            async book =>
            {
                var user = await UserChange.FindAsync(book, name);
                var secret = Totp.NewSecret();
                (user.TotpSecret, user.TotpStep) = (on ? Convert.ToBase64String(_protector.Protect(secret)) : null, 0);
                await UserChange.EndSignInsAsync(book, user);
                return (user.Id, on ? Totp.Write(secret) : null);
            },
            cancel);
        known.Forget(id);
        return secret;
    }

    /// <summary>The step of a code that is right and new; 0 when the user needs none; null when it is wrong, missing or was used.</summary>
    /// <exception cref="CryptographicException">The keys that the secret is protected by are gone.</exception>
    public long? Check(User user, string? code, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(user);
        if (user.TotpSecret is null)
        {
            return 0;
        }

        var step = Totp.StepOf(_protector.Unprotect(Convert.FromBase64String(user.TotpSecret)), code?.Replace(" ", "", StringComparison.Ordinal) ?? "", now);
        return step > user.TotpStep ? step : null;
    }
}
