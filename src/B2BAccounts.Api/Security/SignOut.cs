using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Security.Audit;

namespace B2BAccounts.Api.Security;

/// <summary>Ends the sign-in that an access token came from: neither it nor its refresh tokens hold any more.</summary>
public sealed class SignOut(BookTransactions transactions, KnownCallers known, IHttpContextAccessor requests)
{
    public async Task HandleAsync(SignInOfToken signIn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(signIn);
        await transactions.RunAsync(
            BookLock.OfUser(signIn.UserId),
            async book =>
            {
                await UserChange.EndFamilyAsync(book, signIn.Family);
                book.Record(new AuditEvent(AuditKind.SignIn, AuditCaller.Of(requests.HttpContext), "sign-out"));
                return true;
            },
            cancel);
        known.Forget(signIn.UserId);
    }
}
