using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Tests.Persistence;

public sealed class KeysTests
{
    [DatabaseFact]
    public async Task Processes_and_threads_that_take_keys_at_once_never_get_the_same()
    {
        await using var one = await TestBook.OpenAsync();
        await using var two = await one.AgainAsync();
        await using var three = await one.AgainAsync();
        var taken = await Task.WhenAll(new[] { one, two, three }.SelectMany(book => Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            var keys = new List<long>();
            for (var i = 0; i < 12; i++)
            {
                var count = 1 + i * 37 % 300;
                var range = await book.Transactions.RunAsync(async t => await t.KeysAsync<Invoice>(count), default);
                keys.AddRange(Enumerable.Range(0, count).Select(k => range[k]));
            }

            return keys;
        }))));
        var all = taken.SelectMany(k => k).ToList();
        Assert.Equal(all.Count, all.Distinct().Count());
        Assert.True(all.Min() >= 1);
        await using var db = one.Db();
        Assert.True((await db.KeyBlocks.SingleAsync(b => b.Name == nameof(Invoice))).Next > all.Max());
    }

    [DatabaseFact]
    public async Task Keys_taken_by_a_change_that_was_undone_are_not_given_out_twice()
    {
        await using var book = await TestBook.OpenAsync();
        long lost = 0;
        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => book.Transactions.RunAsync(
            async t =>
            {
                lost = await t.KeyAsync<Payment>();
                throw new TimeZoneNotFoundException();
            },
            default));
        await using var other = await book.AgainAsync();
        var theirs = await other.Transactions.RunAsync(async t => await t.KeysAsync<Payment>(200), default);
        var ours = await book.Transactions.RunAsync(async t => await t.KeysAsync<Payment>(200), default);
        Assert.True(ours.First >= theirs.First + theirs.Count || theirs.First >= ours.First + ours.Count, $"{ours.First} was given out twice");
        // On SQLite the block itself was undone with the change; a server keeps it for the one who took it.
        Assert.Equal(book.Database.Kind == DatabaseKind.Sqlite, theirs[0] == lost);
    }

    [DatabaseFact]
    public async Task Keys_left_over_serve_the_next_change()
    {
        await using var book = await TestBook.OpenAsync();
        var first = await book.Transactions.RunAsync(async t => await t.KeyAsync<Payment>(), default);
        var second = await book.Transactions.RunAsync(async t => await t.KeyAsync<Payment>(), default);
        Assert.Equal(first + 1, second);
    }
}
