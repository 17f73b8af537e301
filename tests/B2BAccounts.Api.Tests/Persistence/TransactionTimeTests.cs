using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Tests.Databases;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Tests.Persistence;

/// <summary>What becomes of changes that take longer than a transaction may.</summary>
public sealed class TransactionTimeTests
{
    [DatabaseFact]
    public async Task What_was_too_slow_is_undone_and_made_once_more_where_no_request_waits()
    {
        await using var book = await TestBook.OpenAsync();
        var runs = 0;
        await book.Transactions.RunAsync(t => AddAsync(t, slow: ++runs == 1), default);
        Assert.Equal(["Run-2"], await RunsAsync(book));

        var late = await Assert.ThrowsAsync<BookBusy>(() => book.Transactions.RunAsync(t => AddAsync(t, slow: ++runs > 2), default));
        Assert.Equal((BookBusy.Busy, "The change took longer than 5 seconds and was undone. Try a smaller one."), (late.Code, late.Message));
        Assert.Equal(["Run-2"], await RunsAsync(book));
        Assert.Equal(4, runs);

        async Task AddAsync(BookTransaction t, bool slow)
        {
            t.Db.Settings.Add(new Setting { Name = $"Run-{runs}", Value = "{}" });
            await t.Db.SaveChangesAsync(t.Cancel);
            await Task.Delay(slow ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, t.Cancel);
        }
    }

    [DatabaseFact]
    public async Task A_request_is_told_at_once()
    {
        await using var book = await TestBook.OpenAsync();
        book.Get<IHttpContextAccessor>().HttpContext = new DefaultHttpContext();
        var runs = 0;
        await Assert.ThrowsAsync<BookBusy>(() => book.Transactions.RunAsync(
            t =>
            {
                runs++;
                return Task.Delay(Timeout.InfiniteTimeSpan, t.Cancel);
            },
            default));
        Assert.Equal(1, runs);
    }

    [DatabaseFact]
    public async Task An_empty_book_may_be_filled_for_longer()
    {
        await using var book = await TestBook.OpenAsync();
        var runs = 0;
        await book.Transactions.FillAsync(
            async t =>
            {
                await Task.Delay(BookTransactions.Longest + TimeSpan.FromSeconds(1), t.Cancel);
                return ++runs;
            },
            default);
        Assert.Equal(1, runs);
    }

    private static async Task<List<string>> RunsAsync(TestBook book)
    {
        await using var db = book.Db();
        return await db.Settings.Select(s => s.Name).Where(n => n.StartsWith("Run-")).ToListAsync();
    }
}
