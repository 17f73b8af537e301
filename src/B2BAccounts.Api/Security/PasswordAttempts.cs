using B2BAccounts.Api.Persistence;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Security;

/// <summary>
/// Counts attempts before they are looked at, so that many at once are not more than one after another: after five in a row that failed
/// the user is locked for five minutes.
/// </summary>
public sealed class PasswordAttempts(BookTransactions transactions)
{
    public const int Most = 5;
    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(5);

    /// <summary>The user as he is, and whether his password may be tried.</summary>
    /// <param name="userId">Whose; 0, of whom there is none, has the same work done.</param>
    /// <param name="cancel">Ends the wait.</param>
    public Task<(User? User, bool MayTry)> BeginAsync(long userId, CancellationToken cancel) => transactions.RunAsync<(User? User, bool MayTry)>(
        BookLock.OfUser(userId),
        async book =>
        {
            if (await book.Db.Users.SingleOrDefaultAsync(u => u.Id == userId, book.Cancel) is not { } user)
            {
                return (null, false);
            }

            if (user.IsDisabled || user.LockedUntil > book.RecordedAt)
            {
                return (user, false);
            }

            if (user.LockedUntil is not null)
            {
                (user.FailedSignIns, user.LockedUntil) = (0, null);
            }

            if (++user.FailedSignIns >= Most)
            {
                user.LockedUntil = book.RecordedAt + LockedFor;
            }

            UserChange.Touch(book, user);
            return (user, true);
        },
        cancel);

    /// <summary>The last attempt has succeeded.</summary>
    public static void Succeeded(User user)
    {
        ArgumentNullException.ThrowIfNull(user);
        (user.FailedSignIns, user.LockedUntil) = (0, null);
    }
}
