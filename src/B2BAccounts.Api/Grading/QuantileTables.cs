using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Purchasing;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Grading;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace B2BAccounts.Api.Grading;

/// <summary>The book's purchase levels on a day, made by runs over the book and kept, so that one account can be assessed alone.</summary>
public sealed class QuantileTables(
    Purchases purchases, BookTransactions transactions, IDbContextFactory<AccountsDb> contexts, IOptions<BusinessOptions> business)
{
    // A table is never edited, so what has been read of it stays right.
    private volatile Kept? _last;

    /// <summary>The policy in force on the day and the table of the last run up to it.</summary>
    public async Task<GradingGround> GroundAsync(DateOnly day, CancellationToken cancel)
    {
        GradingPolicy policy;
        await using (var db = await contexts.CreateDbContextAsync(cancel))
        {
            policy = await GradingPolicies.OnAsync(db, day, cancel);
        }

        var (id, table) = await LatestAsync(day, cancel);
        return new GradingGround(day, policy, id, table);
    }

    /// <summary>The table of the last run up to the day; made now when there is none.</summary>
    public async Task<(long Id, QuantileTable Table)> LatestAsync(DateOnly day, CancellationToken cancel)
    {
        long? latest;
        await using (var db = await contexts.CreateDbContextAsync(cancel))
        {
            latest = await UpTo(db, day).Select(q => (long?)q.Id).FirstOrDefaultAsync(cancel);
        }

        return latest is { } id ? (id, await OfAsync(id, cancel)) : await MakeAsync(day, cancel);
    }

    /// <summary>Those up to the day, the last made of the latest day first.</summary>
    internal static IQueryable<StoredQuantileTable> UpTo(Book db, DateOnly day) => db.QuantileTables.Where(q => q.Day <= day)
        .OrderByDescending(q => q.Day).ThenByDescending(q => q.RecordedAt).ThenByDescending(q => q.Id);

    /// <summary>A table that is kept.</summary>
    internal async Task<QuantileTable> OfAsync(long id, CancellationToken cancel)
    {
        if (_last is { } last && last.Id == id)
        {
            return last.Table;
        }

        await using var db = await contexts.CreateDbContextAsync(cancel);
        var table = CanonicalJson.Read<QuantileTable>(await db.QuantileTables.Where(q => q.Id == id).Select(q => q.Document).SingleAsync(cancel));
        _last = new Kept(id, table);
        return table;
    }

    /// <summary>The table of the day from the book as it is now; stored unless it says what the day's last one says.</summary>
    public async Task<(long Id, QuantileTable Table)> MakeAsync(DateOnly day, CancellationToken cancel)
    {
        var table = await ReadAsync(day, cancel);
        return (await transactions.RunAsync(book => KeepAsync(book, table), cancel), table);
    }

    // Not in the transaction: summing a large book's purchases takes longer than one may last. The levels come from one statement, so
    // that they are of one state of the book.
    /// <summary>The table of the day from the book as it is now; nothing is stored.</summary>
    internal async Task<QuantileTable> ReadAsync(DateOnly day, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var levels = await purchases.OfAsync(db, AccountSet.WholeBook, day, cancel);
        return QuantileTable.Of(day, business.Value.BaseCurrency, levels.Values.Select(l => l.ValueOrNull?.Figures.Level ?? 0m));
    }

    private static async Task<long> KeepAsync(BookTransaction book, QuantileTable table)
    {
        var document = CanonicalJson.Write(table);
        var last = await book.Db.QuantileTables.AsNoTracking().Where(q => q.Day == table.Day)
            .OrderByDescending(q => q.RecordedAt).ThenByDescending(q => q.Id).FirstOrDefaultAsync(book.Cancel);
        if (last?.Document == document)
        {
            return last.Id;
        }

        var id = await book.KeyAsync<StoredQuantileTable>();
        book.Db.QuantileTables.Add(new StoredQuantileTable
        {
            Id = id, Day = table.Day, Currency = table.Currency, Count = table.Count, Document = document, RecordedAt = book.RecordedAt,
        });
        return id;
    }

    /// <summary>The table that was read last.</summary>
    private sealed record Kept(long Id, QuantileTable Table);
}
