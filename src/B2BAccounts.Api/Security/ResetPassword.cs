using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain;

namespace B2BAccounts.Api.Security;

/// <summary>Gives a user a new password that is told once and changed at the next sign-in; unlocks him, and ends his sign-ins.</summary>
public sealed class ResetPassword(BookTransactions transactions, KnownCallers known)
{
    /// <returns>The password.</returns>
    /// <exception cref="RuleViolation">There is no such user.</exception>
    public async Task<string> HandleAsync(string name, CancellationToken cancel)
    {
        var password = Passwords.OneTime();
        var hash = Passwords.Hash(password);
        known.Forget(await transactions.RunAsync(
            async book =>
            {
                var user = await UserChange.FindAsync(book, name);
                (user.PasswordHash, user.MustChangePassword) = (hash, true);
                PasswordAttempts.Succeeded(user);
                await UserChange.EndSignInsAsync(book, user);
                return user.Id;
            },
            cancel));
        return password;
    }
}
