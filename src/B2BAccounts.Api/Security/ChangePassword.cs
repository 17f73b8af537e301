using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Security;

public sealed record ChangePasswordInput(long UserId, string Old, string New);

/// <summary>Has a user choose another password. All his sign-ins end; he goes on with the one that this answers.</summary>
public sealed class ChangePassword(BookTransactions transactions, PasswordAttempts attempts, SignInTokens tokens, KnownCallers known)
{
    /// <exception cref="InputInvalid">The new password may not be chosen.</exception>
    /// <exception cref="RuleViolation">The old password is wrong, or the user is locked.</exception>
    public async Task<SignedIn> HandleAsync(ChangePasswordInput input, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(input);
        var (user, mayTry) = await attempts.BeginAsync(input.UserId, cancel);
        if (!Passwords.Fits(user?.PasswordHash, input.Old) || !mayTry)
        {
            throw Refused();
        }

        Passwords.Demand(input.New, user!.Name);
        if (input.New == input.Old)
        {
            throw new InputInvalid(InputCodes.Malformed, "The new password is the old one; choose another.", "new");
        }

        var hash = Passwords.Hash(input.New);
        var signedIn = await transactions.RunAsync(
            BookLock.OfUser(user.Id),
            async book =>
            {
                var row = await book.Db.Users.SingleAsync(u => u.Id == user.Id, book.Cancel);
                if (row.Stamp != user.Stamp)
                {
                    throw Refused();
                }

                PasswordAttempts.Succeeded(row);
                (row.PasswordHash, row.MustChangePassword) = (hash, false);
                await UserChange.EndSignInsAsync(book, row);
                return await tokens.GiveAsync(book, row);
            },
            cancel);
        known.Forget(user.Id);
        return signedIn;
    }

    private static RuleViolation Refused() => new(AuthCodes.SignInFailed, "The old password is not right, or not taken right now.", "old");
}
