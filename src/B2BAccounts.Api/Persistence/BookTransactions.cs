using B2BAccounts.Domain;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace B2BAccounts.Api.Persistence;

/// <summary>The one way to change the book: whole or not at all, one after the other, each at most five seconds long.</summary>
public sealed class BookTransactions(
    IDbContextFactory<AccountsDb> contexts, WriteGate gate, KeyStock keys, BusinessClock clock, IOptions<BusinessOptions> business,
    TimeProvider time)
{
    /// <summary>How long a transaction may last, so that a reading a little in the past never changes.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongEnoughToPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(4);

    private bool _lastWasLong;

    public Task RunAsync(Func<BookTransaction, Task> work, CancellationToken cancel) => RunAsync(
        async book =>
        {
            await work(book);
            return true;
        },
        cancel);

    /// <summary>Runs the work under the write lock, saves what it has changed on <see cref="BookTransaction.Db"/>, and commits.</summary>
    /// <exception cref="BookBusy">The lock could not be had in time, or the work took longer than <see cref="Longest"/>; nothing was changed.</exception>
    public async Task<T> RunAsync<T>(Func<BookTransaction, Task<T>> work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(work);
        using var turn = await gate.EnterAsync(Patience, cancel);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        db.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
        await db.Database.OpenConnectionAsync(cancel);
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        if (_lastWasLong)
        {
            // A process that writes batch after batch leaves a gap in which another gets the lock.
            await Task.Delay(Pause, time, cancel);
        }

        if (!await SqliteWriteLock.TryBeginAsync(connection, Patience, time, cancel))
        {
            throw new BookBusy($"Another program has held the database for {Patience.TotalSeconds:0} seconds. Try again when it has finished.");
        }

        var began = time.GetTimestamp();
        using var limit = new CancellationTokenSource(Longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancel);
        try
        {
            var book = new BookTransaction(db, keys, UtcInstant.Truncate(clock.UtcNow), clock.Today, Currency.Of(business.Value.BaseCurrency), either.Token);
            var result = await work(book);
            await db.SaveChangesAsync(either.Token);
            either.Token.ThrowIfCancellationRequested();
            SqliteWriteLock.Commit(connection);
            book.ReturnKeys();
            return result;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            throw new BookBusy($"The change took longer than {Longest.TotalSeconds:0} seconds and was undone. Try a smaller one.");
        }
        finally
        {
            SqliteWriteLock.RollBack(connection);
            _lastWasLong = time.GetElapsedTime(began) > LongEnoughToPause;
        }
    }
}
