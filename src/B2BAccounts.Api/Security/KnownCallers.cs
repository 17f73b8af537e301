using B2BAccounts.Api.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace B2BAccounts.Api.Security;

/// <summary>What the book says of those who call, kept for five seconds: so long may somebody still be let in whom another process has shut out.</summary>
public sealed class KnownCallers(BookDatabase database, BusinessClock clock) : IDisposable
{
    private const int Most = 20_000;
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(5);

    private readonly MemoryCache _known = new(new MemoryCacheOptions { SizeLimit = Most });

    /// <summary>Null when there is no such user.</summary>
    public Task<KnownUser?> UserAsync(long id, CancellationToken cancel) => FindAsync(id, db => ReadUserAsync(db, id, cancel));

    /// <summary>Null when there is no such key.</summary>
    public Task<KnownKey?> KeyAsync(string publicId, CancellationToken cancel) => FindAsync(publicId, db => ReadKeyAsync(db, publicId, cancel));

    /// <summary>The keys of the accounts of these numbers; one that is no account's has none.</summary>
    public async Task<IReadOnlyList<long>> AccountsAsync(IReadOnlyList<string> numbers, CancellationToken cancel) => numbers.Count == 0 ? []
        : await FindAsync(("accounts", string.Join('\n', numbers)), async db => await db.Accounts.Where(a => numbers.Contains(a.Number)).Select(a => a.Id).ToListAsync(cancel)) ?? [];

    /// <summary>Has a user who was changed here looked up anew at once.</summary>
    public void Forget(long userId) => _known.Remove(userId);

    public void Dispose() => _known.Dispose();

    private async Task<T?> FindAsync<T>(object key, Func<AccountsDb, Task<T?>> read)
        where T : class
    {
        if (_known.TryGetValue(key, out T? known))
        {
            return known;
        }

        T? found;
        try
        {
            found = await ReadAsync(read);
        }
        catch (Exception lost) when (DatabaseFaults.IsLost(lost))
        {
            // The server may only have been started anew since the connection was last used.
            database.CloseUnused();
            found = await ReadAsync(read);
        }

        // What is not there is not kept: made-up ids must not take the place of real ones, and a new key is taken at once.
        return found is null ? null : _known.Set(key, found, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Kept });
    }

    private async Task<T?> ReadAsync<T>(Func<AccountsDb, Task<T?>> read)
    {
        await using var db = database.CreateDbContext();
        return await read(db);
    }

    private async Task<KnownUser?> ReadUserAsync(AccountsDb db, long id, CancellationToken cancel)
    {
        if (await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id, cancel) is not { } user)
        {
            return null;
        }

        var (today, since) = (clock.Today, clock.UtcNow - AccessTokens.Lifetime);
        var delegated = user.Role != Role.Manager ? []
            : await db.Delegations.Where(d => d.UserId == id && d.FromDay <= today && today <= d.ToDay).Select(d => d.Manager).ToListAsync(cancel);
        var revoked = await db.RefreshTokens.Where(t => t.UserId == id && t.RevokedAt >= since).Select(t => t.Family).Distinct().ToListAsync(cancel);
        return new KnownUser(
            new Caller($"user:{id}", user.Name, user.Role, Rights.Of(user).ToScope(delegated)), user.Stamp, user.IsDisabled, user.MustChangePassword, revoked.ToHashSet());
    }

    private static async Task<KnownKey?> ReadKeyAsync(AccountsDb db, string publicId, CancellationToken cancel) =>
        await db.ApiKeys.AsNoTracking().SingleOrDefaultAsync(k => k.PublicId == publicId, cancel) is { } key
            ? new KnownKey(key.Id, new Caller(Caller.IdOfKey(key.Id), key.Name, key.Role, Rights.Of(key).ToScope()), key.Hash, key.ExpiresAt, key.RevokedAt is not null)
            : null;
}
