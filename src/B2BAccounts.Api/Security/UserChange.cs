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
        foreach (var token in await book.Db.RefreshTokens.Where(t => t.UserId == user.Id && t.RevokedAt == null).ToListAsync(book.Cancel))
        {
            token.RevokedAt = book.RecordedAt;
        }

        Touch(book, user);
    }

    public static void Touch(BookTransaction book, User user)
    {
        user.UpdatedAt = book.RecordedAt;
        user.Version++;
    }

    public static string NewStamp() => Guid.NewGuid().ToString("N");
}
