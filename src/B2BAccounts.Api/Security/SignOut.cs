using B2BAccounts.Api.Persistence;
using Microsoft.EntityFrameworkCore;

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
                await EndFamilyAsync(book, signIn.Family);
                return true;
            },
            cancel);
        known.Forget(signIn.UserId);
    }

    internal static async Task EndFamilyAsync(BookTransaction book, long family)
    {
        foreach (var token in await book.Db.RefreshTokens.Where(t => t.Family == family && t.RevokedAt == null).ToListAsync(book.Cancel))
        {
            token.RevokedAt = book.RecordedAt;
        }
    }
}
