using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain.Accounts;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Accounts;

/// <summary>The companies above one, a statement a level, as the database has them.</summary>
internal static class AccountsAbove
{
    /// <summary>From an account upwards, itself first; none from null. Ends at a circle should the data hold one.</summary>
    public static async Task<List<Account>> FromAsync(AccountsDb db, long? account, CancellationToken cancel)
    {
        var above = new List<Account>();
        for (var next = account; next is { } id && !above.Exists(a => a.Id == id); next = above[^1].ParentId)
        {
            above.Add(await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == id, cancel));
        }

        return above;
    }
}
