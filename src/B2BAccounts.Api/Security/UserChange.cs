using System.Linq.Expressions;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Security;

/// <summary>What changes of users have in common.</summary>
internal static class UserChange
{
    /// <exception cref="RuleViolation">There is no such user.</exception>
    public static async Task<User> FindAsync(BookTransaction book, string name)
    {
        var searched = SearchText.Normalise(name);
        return await book.Db.Users.SingleOrDefaultAsync(u => u.SearchName == searched, book.Cancel)
            ?? throw new RuleViolation(AuthCodes.UserNotFound, $"No user has the name '{name}'.", "name");
    }

    /// <summary>Ends all sign-ins of a user: no token that he has been given holds any more.</summary>
    public static async Task EndSignInsAsync(BookTransaction book, User user)
    {
        user.Stamp = NewStamp();
        await RevokeAsync(book, t => t.UserId == user.Id);
        Touch(book, user);
    }

    /// <summary>Ends one sign-in: the tokens that are of its family.</summary>
    public static Task EndFamilyAsync(BookTransaction book, long family) => RevokeAsync(book, t => t.Family == family);

    public static void Touch(BookTransaction book, User user)
    {
        user.UpdatedAt = book.RecordedAt;
        user.Version++;
    }

    public static string NewStamp() => Guid.NewGuid().ToString("N");

    private static async Task RevokeAsync(BookTransaction book, Expression<Func<RefreshToken, bool>> which)
    {
        foreach (var token in await book.Db.RefreshTokens.Where(which).Where(t => t.RevokedAt == null).ToListAsync(book.Cancel))
        {
            token.RevokedAt = book.RecordedAt;
        }
    }
}
