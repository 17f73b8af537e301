using System.Globalization;
using B2BAccounts.Api.Persistence;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Security;

/// <summary>
/// Counts attempts before they are looked at, so that many at once are not more than one after another: after five in a row that failed
/// the user is locked for five minutes.
/// </summary>
public sealed class PasswordAttempts(BookTransactions transactions)
{
    private const string LastRefused = "SignIn.LastRefused";

    public const int Most = 5;
    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(5);

    /// <summary>The user as he is, and whether his password may be tried.</summary>
    /// <param name="userId">Whose; 0, of whom there is none, has the same work done.</param>
    /// <param name="cancel">Ends the wait.</param>
    public Task<(User? User, bool MayTry)> BeginAsync(long userId, CancellationToken cancel) => transactions.RunAsync<(User? User, bool MayTry)>(
        BookLock.OfUser(userId),
        async book =>
        {
            var user = await book.Db.Users.SingleOrDefaultAsync(u => u.Id == userId, book.Cancel);
            if (user is null || user.IsDisabled || user.LockedUntil > book.RecordedAt)
            {
                await WriteAsMuchAsync(book);
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

    // An attempt that counts is written down. One that does not must not be answered sooner, which would tell that there is no such user.
    private static async Task WriteAsMuchAsync(BookTransaction book)
    {
        var at = book.RecordedAt.ToString("O", CultureInfo.InvariantCulture);
        if (await book.Db.Settings.SingleOrDefaultAsync(s => s.Name == LastRefused, book.Cancel) is { } last)
        {
            last.Value = at;
        }
        else
        {
            book.Db.Settings.Add(new Setting { Name = LastRefused, Value = at });
        }
    }
}
