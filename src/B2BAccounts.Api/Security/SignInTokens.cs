using B2BAccounts.Api.Persistence;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Security;

/// <summary>Gives a user his tokens, within a change of the book.</summary>
public sealed class SignInTokens(AccessTokens access)
{
    /// <summary>How long a refresh token holds that is not used.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);

    /// <param name="book">The change.</param>
    /// <param name="user">Whose they are.</param>
    /// <param name="family">The sign-in that they go on with; null for a new one.</param>
    public async Task<SignedIn> GiveAsync(BookTransaction book, User user, long? family = null)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(user);
        var (id, secret) = (await book.KeyAsync<RefreshToken>(), Secret.Make());
        book.Db.RefreshTokens.Add(new RefreshToken
        {
            Id = id, UserId = user.Id, Family = family ?? id, Hash = Secret.Hash(secret), ExpiresAt = book.RecordedAt + Lifetime,
        });
        // What is long out of date protects nobody.
        var old = book.RecordedAt - Lifetime;
        await book.Db.RefreshTokens.Where(t => t.UserId == user.Id && t.ExpiresAt < old).ExecuteDeleteAsync(book.Cancel);
        return new SignedIn(
            access.Make(new AccessToken(user.Id, family ?? id, user.Stamp)), secret, "Bearer", (int)AccessTokens.Lifetime.TotalSeconds, user.MustChangePassword);
    }
}
