using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace B2BAccounts.Api.Persistence.Sqlite;

/// <summary>A file beside the database that one process at a time can open: the database's own lock is free between two changes.</summary>
internal static class SqliteHold
{
    private const string Ending = "-copy";

    /// <summary>Null when another process, or another part of this one, has the file open.</summary>
    public static IAsyncDisposable? Try(SqliteConnection connection)
    {
        var file = raw.sqlite3_db_filename(connection.Handle!, "main").utf8_to_string() + Ending;
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
