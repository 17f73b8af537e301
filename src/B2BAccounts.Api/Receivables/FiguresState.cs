using System.Text.Json;
using B2BAccounts.Api.Persistence;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Receivables;

/// <summary>
/// Whether the rows of <see cref="AccountFigures"/> can be relied on: how far accounts have been gone through to give each the row it needs,
/// in one row of the book's settings. A row itself holds for its day.
/// </summary>
/// <param name="After">The last account that is done; 0 once all are.</param>
/// <param name="Done">All accounts are.</param>
internal sealed record FiguresState(long After, bool Done)
{
    /// <summary>The day of a row that must be reckoned anew.</summary>
    public static readonly DateOnly NoDay = new(1900, 1, 1);

    private const string Name = "AccountFigures";

    /// <summary>Whether all rows are of a day: those of accounts without a row are zero then. Where not, figures are summed from documents.</summary>
    public static Task<bool> HoldOnAsync(Book db, DateOnly day, CancellationToken cancel) => db.OnceAsync((Name, day), async () =>
        await ReadAsync(db, cancel) is { Done: true }
        && !await db.AccountFigures.AnyAsync(f => f.Day < day, cancel) && !await db.AccountFigures.AnyAsync(f => f.Day > day, cancel));

    public static async Task<FiguresState?> ReadAsync(Book db, CancellationToken cancel) =>
        await db.Settings.AsNoTracking().SingleOrDefaultAsync(s => s.Name == Name, cancel) is { } row ? JsonSerializer.Deserialize<FiguresState>(row.Value) : null;

    /// <summary>No row holds until all have been reckoned anew: something that many of them rest on has changed.</summary>
    public static Task ForgetAsync(BookTransaction book) => book.Db.Settings.Where(s => s.Name == Name).ExecuteDeleteAsync(book.Cancel);

    public async Task KeepAsync(BookTransaction book)
    {
        var value = JsonSerializer.Serialize(this);
        if (await book.Db.Settings.SingleOrDefaultAsync(s => s.Name == Name, book.Cancel) is { } row)
        {
            row.Value = value;
        }
        else
        {
            book.Db.Settings.Add(new Setting { Name = Name, Value = value });
        }
    }
}
