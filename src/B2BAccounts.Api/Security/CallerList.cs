using B2BAccounts.Api.Persistence;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Security;

/// <summary>Who may call, for whoever looks after it: all users and keys by name, and what each may do.</summary>
public sealed class CallerList(BookDatabase database, BusinessClock clock)
{
    public async Task<IReadOnlyList<ListedUser>> UsersAsync(CancellationToken cancel)
    {
        await using var db = database.CreateDbContext();
        var (today, now) = (clock.Today, clock.UtcNow);
        var users = await db.Users.AsNoTracking().OrderBy(u => u.SearchName).ToListAsync(cancel);
        var delegations = await db.Delegations.AsNoTracking().Where(d => d.ToDay >= today).OrderBy(d => d.FromDay).ThenBy(d => d.Id).ToListAsync(cancel);
        var numbers = await NumbersAsync(db, users, cancel);
        var byUser = delegations.ToLookup(d => d.UserId, d => new ListedDelegation(d.Manager, d.FromDay, d.ToDay));
        return [.. users.Select(u => new ListedUser(
            u.Name, ListedRights.Of(Rights.Of(u), numbers), [.. byUser[u.Id]], StateOf(u, now), u.TotpSecret is not null, u.CreatedAt))];
    }

    public async Task<IReadOnlyList<ListedKey>> KeysAsync(CancellationToken cancel)
    {
        await using var db = database.CreateDbContext();
        var now = clock.UtcNow;
        var keys = await db.ApiKeys.AsNoTracking().OrderBy(k => k.Name).ThenBy(k => k.Id).ToListAsync(cancel);
        var numbers = await NumbersAsync(db, keys, cancel);
        return [.. keys.Select(k => new ListedKey(
            k.PublicId, k.Name, ListedRights.Of(Rights.Of(k), numbers), StateOf(k, now), k.CreatedAt, k.ExpiresAt, k.LastUsedAt))];
    }

    private static UserState StateOf(User user, DateTime now) =>
        user.IsDisabled ? UserState.Disabled : user.LockedUntil > now ? UserState.Locked : user.MustChangePassword ? UserState.MustChangePassword : UserState.Active;

    private static KeyState StateOf(ApiKey key, DateTime now) =>
        key.RevokedAt is not null ? KeyState.Revoked : key.ExpiresAt <= now ? KeyState.Expired : KeyState.Active;

    private static async Task<Dictionary<long, string>> NumbersAsync(AccountsDb db, IEnumerable<RightsRow> rows, CancellationToken cancel)
    {
        var ids = rows.SelectMany(r => Rights.Of(r).AccountIds).Distinct().ToList();
        return await db.Accounts.Where(a => ids.Contains(a.Id)).Select(a => new { a.Id, a.Number }).ToDictionaryAsync(a => a.Id, a => a.Number, cancel);
    }
}
