using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain.Accounts;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Accounts;

/// <summary>Keeps what held for accounts from a day on.</summary>
public static class AccountHistory
{
    /// <summary>Writes the accounts as they stand from today on, where that differs from what their latest row says.</summary>
    public static async Task WriteAsync(BookTransaction book, IReadOnlyCollection<Account> accounts)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(accounts);
        if (accounts.Count == 0)
        {
            return;
        }

        var (db, ids) = (book.Db, accounts.Select(a => a.Id).ToList());
        var latest = await db.AccountProfiles
            .Where(p => EF.Parameter(ids).Contains(p.AccountId))
            .Where(p => !db.AccountProfiles.Any(later => later.AccountId == p.AccountId && later.ValidFrom > p.ValidFrom))
            .ToDictionaryAsync(p => p.AccountId, book.Cancel);
        foreach (var account in accounts)
        {
            var before = latest.GetValueOrDefault(account.Id);
            var now = AccountProfile.Of(account, before?.Id ?? 0, book.Today, book.RecordedAt);
            if (before is not null && now.SaysTheSameAs(before))
            {
                continue;
            }

            if (before?.ValidFrom == book.Today)
            {
                db.Entry(before).CurrentValues.SetValues(now);
                continue;
            }

            now.Id = await book.KeyAsync<AccountProfile>();
            db.AccountProfiles.Add(now);
        }
    }
}
