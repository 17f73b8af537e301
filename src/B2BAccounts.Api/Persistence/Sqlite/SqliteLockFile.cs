using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace B2BAccounts.Api.Persistence.Sqlite;

/// <summary>
/// A file beside the database that one process at a time can have open, and that is gone when its process closes it, or ends: the database's
/// own lock is free between two changes.
/// </summary>
internal static class SqliteLockFile
{
    /// <summary>Null when another process, or another part of this one, has it open.</summary>
    public static async Task<FileStream?> TryAsync(AccountsDb db, string purpose, CancellationToken cancel)
    {
        // As SQLite names the file, whatever way the setting names it.
        await db.Database.OpenConnectionAsync(cancel);
        var database = raw.sqlite3_db_filename(((SqliteConnection)db.Database.GetDbConnection()).Handle!, "main").utf8_to_string();
        await db.Database.CloseConnectionAsync();
        var file = $"{database}-{purpose}";
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose);
        }
        catch (IOException) when (File.Exists(file))
        {
            return null;
        }
    }
}
