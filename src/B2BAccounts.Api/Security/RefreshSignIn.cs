using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Security.Audit;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Security;

/// <summary>Gives new tokens for a refresh token, once. One that comes again was stolen, from the user or by him who used it first: its whole family ends.</summary>
public sealed partial class RefreshSignIn(
    IDbContextFactory<AccountsDb> contexts, BookTransactions transactions, SignInTokens tokens, KnownCallers known, AuditTrail trail, IHttpContextAccessor requests, ILogger<RefreshSignIn> log)
{
    /// <summary>Null when the token is not taken; why is in the log only.</summary>
    public async Task<SignedIn?> HandleAsync(string token, CancellationToken cancel)
    {
        var hash = Secret.Hash(token);
        var userId = await OwnerAsync(hash, cancel);
        var (signedIn, refused) = userId is null ? (null, "it is unknown") : await RotateAsync(userId.Value, hash, cancel);
        if (refused is not null)
        {
            var who = userId is null ? "nobody" : $"user:{userId}";
            LogRefused(log, who, refused);
            trail.Note(SignIn.SignInRefused(requests.HttpContext, who, "", refused) with { Operation = "refresh" });
        }

        return signedIn;
    }

    private async Task<long?> OwnerAsync(string hash, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.RefreshTokens.Where(t => t.Hash == hash).Select(t => (long?)t.UserId).SingleOrDefaultAsync(cancel);
    }

    private Task<(SignedIn? SignedIn, string? Refused)> RotateAsync(long userId, string hash, CancellationToken cancel) => transactions.RunAsync<(SignedIn? SignedIn, string? Refused)>(
        BookLock.OfUser(userId),
        async book =>
        {
            var row = await book.Db.RefreshTokens.SingleOrDefaultAsync(t => t.Hash == hash, book.Cancel);
            var user = await book.Db.Users.SingleAsync(u => u.Id == userId, book.Cancel);
            if (row is null || row.RevokedAt is not null)
            {
                return (null, "it was revoked");
            }

            if (row.UsedAt is not null)
            {
                await UserChange.EndFamilyAsync(book, row.Family);
                known.Forget(userId);
                return (null, "it was used before; its family is revoked");
            }

            if (user.IsDisabled || row.ExpiresAt <= book.RecordedAt)
            {
                return (null, user.IsDisabled ? "the user is disabled" : "it is out of date");
            }

            row.UsedAt = book.RecordedAt;
            return (await tokens.GiveAsync(book, user, row.Family), null);
        },
        cancel);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A refresh token of {User} was refused: {Reason}.")]
    private static partial void LogRefused(ILogger logger, string user, string reason);
}
