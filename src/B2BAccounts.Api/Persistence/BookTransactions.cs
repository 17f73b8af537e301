using B2BAccounts.Api.Security;
using B2BAccounts.Api.Security.Audit;
using B2BAccounts.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace B2BAccounts.Api.Persistence;

/// <summary>
/// The one way to change the book: whole or not at all, each at most five seconds long or, to fill a new book, a minute, and nobody else changes meanwhile what is locked.
/// Work that the database could not finish, for a deadlock or a lost connection, is undone and run again from its start.
/// </summary>
public sealed class BookTransactions(
    BookDatabase database, WriteGate gate, KeyStock keys, BusinessClock clock, IOptions<BusinessOptions> business, TimeProvider time, IHttpContextAccessor requests,
    AuditChains chains)
{
    /// <summary>How long a transaction may last, so that a reading a little in the past never changes.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestInAll = TimeSpan.FromSeconds(60);

    // Up to about a quarter of a minute of pauses, as long as a server needs to come back, and a minute with all waiting for it.
    private readonly ResiliencePipeline _retrying = new ResiliencePipelineBuilder { TimeProvider = time }
        .AddTimeout(LongestInAll)
        .AddRetry(new RetryStrategyOptions
        {
            // A key that somebody else has just taken: run again, the rules see his row and say so in their words. What took too long where no
            // request waits for it, too: a command that has just begun is slow on a busy machine, and quicker the second time.
            ShouldHandle = attempt => ValueTask.FromResult(attempt.Outcome.Exception is { } fault
                && (DatabaseFaults.MayPass(fault) || (attempt.AttemptNumber == 0
                    && (DatabaseFaults.BrokenKey(fault) is not null || (fault is BookBusy { TookTooLong: true } && requests.HttpContext is null))))),
            MaxRetryAttempts = 9,
            BackoffType = DelayBackoffType.Exponential,
            Delay = TimeSpan.FromMilliseconds(50),
            MaxDelay = TimeSpan.FromSeconds(5),
            UseJitter = true,
            OnRetry = again =>
            {
                if (again.Outcome.Exception is { } fault && DatabaseFaults.IsLost(fault))
                {
                    database.CloseUnused();
                }

                return default;
            },
        })
        .Build();

    public Task RunAsync(Func<BookTransaction, Task> work, CancellationToken cancel) => RunAsync(
        async book =>
        {
            await work(book);
            return true;
        },
        cancel);

    /// <summary>Runs the work with the whole book locked.</summary>
    /// <inheritdoc cref="RunAsync{T}(BookLock, Func{BookTransaction, Task{T}}, CancellationToken)"/>
    public Task<T> RunAsync<T>(Func<BookTransaction, Task<T>> work, CancellationToken cancel) => RunAsync(BookLock.Whole, work, cancel);

    /// <summary>
    /// Runs the work under its lock, saves what it has changed on <see cref="BookTransaction.Db"/>, and commits. The work may run more than
    /// once, each time on a fresh book: it must change nothing else.
    /// </summary>
    /// <exception cref="BookBusy">The lock could not be had in time, the work took longer than <see cref="Longest"/>, or the database does not answer.</exception>
    public Task<T> RunAsync<T>(BookLock what, Func<BookTransaction, Task<T>> work, CancellationToken cancel) => RunAsync(what, work, Longest, cancel);

    /// <summary>Runs the work that fills a new book, or a part of it: it may last a minute, since nobody decides anything by a book that is being filled.</summary>
    /// <inheritdoc cref="RunAsync{T}(BookLock, Func{BookTransaction, Task{T}}, CancellationToken)"/>
    public Task<T> FillAsync<T>(Func<BookTransaction, Task<T>> work, CancellationToken cancel) => RunAsync(BookLock.Whole, work, LongestInAll, cancel);

    private async Task<T> RunAsync<T>(BookLock what, Func<BookTransaction, Task<T>> work, TimeSpan longest, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(work);
        using var turn = await gate.EnterAsync(Patience, cancel);
        try
        {
            return await _retrying.ExecuteAsync(async token => await OnceAsync(what, work, longest, token), cancel);
        }
        catch (TimeoutRejectedException late)
        {
            throw new BookBusy($"The change could not be made within {LongestInAll.TotalSeconds:0} seconds; nothing was changed. Try again.", cause: late);
        }
        catch (Exception fault) when (DatabaseFaults.Explain(fault) is not null)
        {
            throw DatabaseFaults.Explain(fault)!;
        }
    }

    private async Task<T> OnceAsync<T>(BookLock what, Func<BookTransaction, Task<T>> work, TimeSpan longest, CancellationToken cancel)
    {
        await using var db = database.CreateDbContext();
        db.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
        await using var writing = await database.BeginAsync(db, what, Patience, cancel)
            ?? throw new BookBusy($"Others have held the lock that the change needs for {Patience.TotalSeconds:0} seconds. Try again when they have finished.");
        using var limit = new CancellationTokenSource(longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancel);
        var book = new BookTransaction(database, db, keys, UtcInstant.Truncate(clock.UtcNow), clock.Today, Currency.Of(business.Value.BaseCurrency), either.Token)
        {
            Caller = CallerIdentity.Of(requests.HttpContext)?.Caller.Id ?? "",
        };
        var committed = false;
        void NoteChanges(object? sender, SavingChangesEventArgs saving) => book.Changes.Add(db.ChangeTracker);
        db.SavingChanges += NoteChanges;
        try
        {
            var result = await work(book);
            book.Changes.Add(db.ChangeTracker);
            db.SavingChanges -= NoteChanges;
            var end = await AuditAsync(book);
            await db.SaveChangesAsync(either.Token);
            either.Token.ThrowIfCancellationRequested();
            await writing.CommitAsync();
            committed = true;
            if (end is not null)
            {
                chains.PutBack(end);
            }

            return result;
        }
        catch (Exception ended) when (limit.IsCancellationRequested && !cancel.IsCancellationRequested && DatabaseFaults.IsStopped(ended))
        {
            throw new BookBusy($"The change took longer than {longest.TotalSeconds:0} seconds and was undone. Try a smaller one.") { TookTooLong = true };
        }
        finally
        {
            db.SavingChanges -= NoteChanges;
            if (committed || database.KeysSurviveUndoing)
            {
                book.ReturnKeys();
            }
        }
    }

    // In the change itself: none is made without its record.
    private async Task<ChainInUse?> AuditAsync(BookTransaction book)
    {
        var http = requests.HttpContext;
        var events = book.Changes.ToEvents(AuditCaller.Of(http), AuditEvent.OperationOf(http)).Concat(book.Events).ToList();
        return events.Count == 0 ? null : await chains.AppendAsync(book, events);
    }
}
