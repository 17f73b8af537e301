using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Tests.Databases;

namespace B2BAccounts.Api.Tests.Persistence;

/// <summary>Who waits for whom, in two books on one database.</summary>
public sealed class BookLockTests
{
    // How long is watched that a change does not begin, and at most waited until one does.
    private static readonly TimeSpan Watched = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    private static readonly BookLock A = BookLock.OfAccounts("C-1");
    private static readonly BookLock B = BookLock.OfAccounts("C-2");
    private static readonly BookLock Both = BookLock.OfAccounts("C-2", "C-1");

    private static readonly BookLock Many = BookLock.OfAccounts(Enumerable.Range(0, 33).Select(i => $"D-{i}"));

    [DatabaseFact]
    public async Task Changes_of_one_account_wait_for_each_other()
    {
        await using var one = await TestBook.OpenAsync();
        await using var two = await one.AgainAsync();
        await AssertWaitsAsync(one, A, two, A);
        await AssertWaitsAsync(one, A, one, A);
        await AssertWaitsAsync(one, Both, two, A);
        await AssertWaitsAsync(one, B, two, Both);
    }

    [DatabaseFact]
    public async Task Changes_of_different_accounts_run_side_by_side_on_a_server()
    {
        await using var one = await TestBook.OpenAsync();
        await using var two = await one.AgainAsync();
        if (one.Database.Kind == DatabaseKind.Sqlite)
        {
            await AssertWaitsAsync(one, A, two, B);
            return;
        }

        await using var first = await HeldAsync(one, A);
        await two.Transactions.RunAsync(B, _ => Task.FromResult(true), default).WaitAsync(Patience);
        await one.Transactions.RunAsync(B, _ => Task.FromResult(true), default).WaitAsync(Patience);
        Assert.False(first.Ended.IsCompleted);
    }

    [DatabaseFact]
    public async Task A_change_of_the_whole_book_waits_for_all_and_all_for_it()
    {
        await using var one = await TestBook.OpenAsync();
        await using var two = await one.AgainAsync();
        foreach (var whole in (BookLock[])[BookLock.Whole, Many])
        {
            await AssertWaitsAsync(one, A, two, whole);
            await AssertWaitsAsync(one, whole, two, A);
            await AssertWaitsAsync(one, whole, two, BookLock.Whole);
        }
    }

    [DatabaseFact]
    public async Task A_change_of_the_whole_book_is_not_overtaken_by_those_that_come_after_it_on_a_server()
    {
        await using var one = await TestBook.OpenAsync();
        await using var two = await one.AgainAsync();
        if (one.Database.Kind == DatabaseKind.Sqlite)
        {
            return;
        }

        var order = new List<string>();
        var first = await HeldAsync(one, A);
        var whole = Noted(two, BookLock.Whole, "whole");
        await Task.Delay(Watched);
        var late = Noted(one, B, "late");
        await Task.Delay(Watched);
        Assert.Empty(order);
        await first.DisposeAsync();
        await Task.WhenAll(whole, late).WaitAsync(Patience);
        Assert.Equal(["whole", "late"], order);

        Task<bool> Noted(TestBook book, BookLock what, string name) => Task.Run(() => book.Transactions.RunAsync(
            what,
            _ =>
            {
                lock (order)
                {
                    order.Add(name);
                }

                return Task.FromResult(true);
            },
            default));
    }

    private static async Task AssertWaitsAsync(TestBook holder, BookLock held, TestBook waiter, BookLock wanted)
    {
        var first = await HeldAsync(holder, held);
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var second = Task.Run(() => waiter.Transactions.RunAsync(
            wanted,
            _ =>
            {
                begun.TrySetResult();
                return Task.FromResult(true);
            },
            default));
        await Task.Delay(Watched);
        Assert.False(begun.Task.IsCompleted, "It did not wait.");
        await first.DisposeAsync();
        await second.WaitAsync(Patience);
    }

    /// <summary>A change that has begun, and ends when it is disposed.</summary>
    private static async Task<Held> HeldAsync(TestBook book, BookLock what)
    {
        var (begun, release) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        var ended = Task.Run(() => book.Transactions.RunAsync(
            what,
            async _ =>
            {
                begun.TrySetResult();
                await release.Task;
                return true;
            },
            default));
        await Task.WhenAny(begun.Task, ended).WaitAsync(Patience);
        return new Held(ended, release);
    }

    private sealed class Held(Task ended, TaskCompletionSource release) : IAsyncDisposable
    {
        public Task Ended => ended;

        public async ValueTask DisposeAsync()
        {
            release.TrySetResult();
            await ended;
        }
    }
}
