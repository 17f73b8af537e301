using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Purchasing;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Grading;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Grading;

/// <summary>The book's purchase levels on a day, made by runs over the book and kept, so that one account can be assessed alone.</summary>
public sealed class QuantileTables(Purchases purchases)
{
    /// <summary>The table of the last run up to the day; made now when there is none.</summary>
    public async Task<(long Id, QuantileTable Table)> LatestAsync(BookTransaction book, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(book);
        var stored = await book.Db.QuantileTables.AsNoTracking().Where(q => q.Day <= day)
            .OrderByDescending(q => q.Day).ThenByDescending(q => q.Id).FirstOrDefaultAsync(book.Cancel);
        return stored is null ? await MakeAsync(book, day) : (stored.Id, CanonicalJson.Read<QuantileTable>(stored.Document));
    }

    /// <summary>The table of the day from the book as it is now; stored unless it says what the day's last one says.</summary>
    public async Task<(long Id, QuantileTable Table)> MakeAsync(BookTransaction book, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(book);
        var levels = await purchases.OfAsync(book.Db, AccountSet.WholeBook, day, book.Cancel);
        var table = QuantileTable.Of(day, book.BaseCurrency.Code, levels.Values.Select(l => l.ValueOrNull?.Figures.Level ?? 0m));
        var document = CanonicalJson.Write(table);
        var last = await book.Db.QuantileTables.AsNoTracking().Where(q => q.Day == day).OrderByDescending(q => q.Id).FirstOrDefaultAsync(book.Cancel);
        if (last?.Document == document)
        {
            return (last.Id, table);
        }

        var id = await book.KeyAsync<StoredQuantileTable>();
        book.Db.QuantileTables.Add(new StoredQuantileTable
        {
            Id = id, Day = day, Currency = table.Currency, Count = table.Count, Document = document, RecordedAt = book.RecordedAt,
        });
        return (id, table);
    }
}
