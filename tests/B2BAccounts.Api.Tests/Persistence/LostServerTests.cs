using System.Collections.Concurrent;
using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Api.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Tests.Persistence;

/// <summary>What is true of a change whose server was stopped as by a crash, whenever that was.</summary>
public sealed class LostServerTests(FragileServer server) : IClassFixture<FragileServer>
{
    private const int Stops = 8;
    private const int Writers = 12;

    [Fact]
    public async Task What_was_acknowledged_outlives_every_stop_and_what_was_refused_is_not_there()
    {
        await using var database = await server.MakeAsync();
        await using var one = await TestBook.OpenAsync(database);
        await using var two = await one.AgainAsync();
        for (var i = 0; i < 4; i++)
        {
            await one.CreateAsync($"C-{i}");
        }

        var (acknowledged, refused, unknown) = (new ConcurrentQueue<string>(), new ConcurrentQueue<string>(), new ConcurrentQueue<string>());
        var (done, acknowledgedBefore) = (false, 0);
        var writers = Enumerable.Range(0, Writers).Select(w => Task.Run(async () =>
        {
            for (var n = 0; !Volatile.Read(ref done); n++)
            {
                var number = $"I-{w}-{n}";
                try
                {
                    await (w % 2 == 0 ? one : two).Get<RecordInvoice>().HandleAsync(
                        new RecordInvoiceInput($"C-{w % 4}", number, new DateOnly(2026, 3, 1), new MoneyInput(1m, "CNY")), default);
                    acknowledged.Enqueue(number);
                }
                catch (BookBusy busy)
                {
                    (busy.Code == BookBusy.OutcomeUnknown ? unknown : refused).Enqueue(number);
                }
            }
        })).ToList();
        try
        {
            for (var stop = 0; stop < Stops; stop++)
            {
                await UntilAsync(() => acknowledged.Count > acknowledgedBefore + Writers);
                // Up for longer than it takes to ask what became of a change.
                await Task.Delay(700 + stop * 7);
                await server.StopAtOnceAsync();
                acknowledgedBefore = acknowledged.Count;
                await server.StartAgainAsync();
            }

            await UntilAsync(() => acknowledged.Count > acknowledgedBefore + Writers);
        }
        finally
        {
            Volatile.Write(ref done, true);
            await Task.WhenAll(writers);
        }

        var there = await database.AskAsync("""SELECT "Number" FROM "Invoices" """);
        Assert.Equal(there.Count, there.Distinct().Count());
        Assert.Empty(acknowledged.Except(there));
        Assert.Empty(there.Intersect(refused));
        Assert.Empty(there.Except(acknowledged).Except(unknown));
        Assert.Equal([$"{there.Count}"], await database.AskAsync("""SELECT SUM("Open")::integer FROM "OpenDocuments" """));
        TestContext.Current.TestOutputHelper?.WriteLine($"{acknowledged.Count} acknowledged, {refused.Count} refused, {unknown.Count} unknown");

        async Task UntilAsync(Func<bool> enough)
        {
            var since = TimeProvider.System.GetTimestamp();
            while (!enough())
            {
                // A writer that has met another error ends the wait with it.
                await Task.WhenAll(writers.Where(w => w.IsFaulted));
                Assert.True(TimeProvider.System.GetElapsedTime(since) < TimeSpan.FromMinutes(1), "The writers do not get on.");
                await Task.Delay(5);
            }
        }
    }

    [Fact]
    public async Task A_change_that_the_server_forgot_is_made_again_though_another_has_got_its_transaction_id()
    {
        await using var database = await server.MakeAsync();
        await using var book = await TestBook.OpenAsync(database);
        await using var other = await book.AgainAsync();
        var (tries, lost, taken) = (0, 0L, 0L);
        await book.Transactions.RunAsync(
            async t =>
            {
                if (tries++ > 0)
                {
                    t.Db.Settings.Add(new Setting { Name = "Late", Value = "there" });
                    return;
                }

                lost = await IdAsync(t);
                await server.StopAtOnceAsync();
                await server.StartAgainAsync();
                while (taken < lost)
                {
                    await other.Transactions.RunAsync(async o => taken = await IdAsync(o), default);
                }
            },
            default);
        Assert.Equal(lost, taken);
        Assert.Equal(2, tries);
        Assert.Equal(["there"], await database.AskAsync("""SELECT "Value" FROM "Settings" WHERE "Name" = 'Late'"""));

        static async Task<long> IdAsync(BookTransaction t) =>
            (await t.Db.Database.SqlQuery<long>($"""SELECT pg_current_xact_id()::text::bigint AS "Value" """).ToListAsync()).Single();
    }

    [Fact]
    public async Task A_change_that_the_server_forgot_is_made_again_when_nobody_has_got_its_transaction_id()
    {
        await using var database = await server.MakeAsync();
        await using var book = await TestBook.OpenAsync(database);
        var tries = 0;
        await book.Transactions.RunAsync(
            async t =>
            {
                if (tries++ > 0)
                {
                    t.Db.Settings.Add(new Setting { Name = "Late", Value = "there" });
                    return;
                }

                await server.StopAtOnceAsync();
                await server.StartAgainAsync();
            },
            default);
        Assert.Equal(2, tries);
        Assert.Equal(["there"], await database.AskAsync("""SELECT "Value" FROM "Settings" WHERE "Name" = 'Late'"""));
    }
}
