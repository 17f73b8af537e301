using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Persistence.Sqlite;

/// <summary>
/// Migrates a file, one process at a time. EF's own lock is a row that stays when its process is killed, and would be waited for for ever;
/// here a lock file, which ends with its process, tells that such a row is nobody's any more.
/// </summary>
internal static class SqliteMigrating
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    public static async Task RunAsync(AccountsDb db, TimeProvider time, CancellationToken cancel)
    {
        await using var alone = await LockAsync(db, time, cancel);
        var left = await db.Database.SqlQuery<int>($"SELECT COUNT(*) AS Value FROM sqlite_schema WHERE name = '__EFMigrationsLock'").ToListAsync(cancel);
        if (left.Single() > 0)
        {
            await db.Database.ExecuteSqlAsync($"DELETE FROM __EFMigrationsLock", cancel);
        }

        await db.Database.MigrateAsync(cancel);
    }

    private static async Task<FileStream> LockAsync(AccountsDb db, TimeProvider time, CancellationToken cancel)
    {
        FileStream? alone;
        while ((alone = await SqliteLockFile.TryAsync(db, "migrating", cancel)) is null)
        {
            await Task.Delay(Poll, time, cancel);
        }

        return alone;
    }
}
