using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain.Accounts;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Accounts;

/// <summary>What held for accounts on a day; before an account's first row, what that says.</summary>
internal static class ProfilesOnDay
{
    /// <summary>One row for each account that the context shows.</summary>
    public static IQueryable<AccountProfile> Of(Book db, DateOnly day) => db.AccountProfiles.Where(p =>
        !db.AccountProfiles.Any(o => o.AccountId == p.AccountId && o.ValidFrom <= day && o.ValidFrom > p.ValidFrom)
        && (p.ValidFrom <= day || !db.AccountProfiles.Any(o => o.AccountId == p.AccountId && o.ValidFrom < p.ValidFrom)));

    /// <summary>The parent of each account that has one.</summary>
    public static Task<Dictionary<long, long>> ParentsAsync(Book db, DateOnly day, CancellationToken cancel) =>
        Of(db, day).Where(p => p.ParentId != null).Select(p => new { p.AccountId, Parent = p.ParentId!.Value }).ToDictionaryAsync(p => p.AccountId, p => p.Parent, cancel);
}
