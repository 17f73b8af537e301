using B2BAccounts.Api.Persistence;

namespace B2BAccounts.Api.Security;

/// <summary>Ends the sign-in that an access token came from: neither it nor its refresh tokens hold any more.</summary>
public sealed class SignOut(BookTransactions transactions, KnownCallers known)
{
    public async Task HandleAsync(SignInOfToken signIn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(signIn);
        await transactions.RunAsync(
            BookLock.OfUser(signIn.UserId),
            async book =>
            {
                await UserChange.EndFamilyAsync(book, signIn.Family);
                return true;
            },
            cancel);
        known.Forget(signIn.UserId);
    }
}
