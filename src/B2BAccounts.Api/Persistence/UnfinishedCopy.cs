using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Persistence;

/// <summary>
/// The mark of a database that rows are being copied into, two of its settings: written before the first row, taken away when all rows
/// have been found to be the same.
/// </summary>
/// <param name="From">The database that the rows come from, as <see cref="BookDatabase.Location"/> names it.</param>
/// <param name="At">How far the copy has come, in the copy's own words; it moves in the transaction that writes the rows.</param>
internal sealed record UnfinishedCopy(string From, string At)
{
    private const string FromName = "UnfinishedCopy.From";
    private const string AtName = "UnfinishedCopy.At";
    private const int LongestValue = 400;

    /// <summary>The settings that are the mark, and no part of the book.</summary>
    public static bool IsMark(Setting setting) => setting.Name is FromName or AtName;

    /// <summary>The mark of a database that has the tables; null when there is none.</summary>
    public static async Task<UnfinishedCopy?> FindAsync(AccountsDb db, CancellationToken cancel)
    {
        var rows = await db.Settings.AsNoTracking().Where(s => s.Name == FromName || s.Name == AtName).ToDictionaryAsync(s => s.Name, s => s.Value, cancel);
        return rows.TryGetValue(FromName, out var from) ? new UnfinishedCopy(from, rows.GetValueOrDefault(AtName, "")) : null;
    }

    /// <exception cref="CannotStart">The database is an unfinished copy.</exception>
    public static async Task RefuseAsync(AccountsDb db, BookDatabase database, CancellationToken cancel)
    {
        if (await FindAsync(db, cancel) is { } unfinished)
        {
            throw new CannotStart(
                $"The {database.Location} is an unfinished copy of the {unfinished.From}. Finish it by 'copy-database' from there to here, or name another database in Database:ConnectionString.");
        }
    }

    /// <summary>The mark of a copy that begins.</summary>
    public static UnfinishedCopy Of(BookDatabase source) => new(source.Location.Length > LongestValue ? source.Location[..LongestValue] : source.Location, "");

    public Task WriteAsync(AccountsDb db, CancellationToken cancel) => db.Database.ExecuteSqlAsync(
        $"""INSERT INTO "Settings" ("Name", "Value") VALUES ({FromName}, {From}), ({AtName}, {At})""", cancel);

    /// <summary>Moves the mark on; false when it is no longer where this copy has left it.</summary>
    public async Task<bool> MoveAsync(AccountsDb db, string at, CancellationToken cancel) => await db.Database.ExecuteSqlAsync(
        $"""UPDATE "Settings" SET "Value" = {at} WHERE "Name" = {AtName} AND "Value" = {At}""", cancel) == 1;

    public static Task RemoveAsync(AccountsDb db, CancellationToken cancel) => db.Database.ExecuteSqlAsync(
        $"""DELETE FROM "Settings" WHERE "Name" IN ({FromName}, {AtName})""", cancel);
}
