using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain;

namespace B2BAccounts.Api.Security;

/// <summary>Shuts a user out, or lets him in again.</summary>
public sealed class DisableUser(BookTransactions transactions, KnownCallers known)
{
    /// <exception cref="RuleViolation">There is no such user.</exception>
    public async Task HandleAsync(string name, bool disabled, CancellationToken cancel) => known.Forget(await transactions.RunAsync(
        async book =>
        {
            var user = await UserChange.FindAsync(book, name);
            user.IsDisabled = disabled;
            await UserChange.EndSignInsAsync(book, user);
            return user.Id;
        },
        cancel));
}
