using B2BAccounts.Api.Persistence;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Receivables;

/// <summary>
/// Brings the rows of <see cref="AccountFigures"/> to today: what has fallen due, documents whose date has come, the day's rates, and what came in
/// bulk. Some hundred accounts a transaction, so that others post meanwhile; what a run that was cut off has done stays done.
/// </summary>
public sealed class RollFigures(BookTransactions transactions, KeepFigures keep, IDbContextFactory<AccountsDb> books, BusinessClock clock)
{
    private const int Most = 500;

    /// <summary>Does nothing, and takes no lock, when all rows are of today. Stops between two transactions.</summary>
    /// <returns>How many accounts were looked at.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        await using (var db = await books.CreateDbContextAsync(CancellationToken.None))
        {
            if (cancel.IsCancellationRequested || await FiguresState.HoldOnAsync(db, clock.Today, cancel))
            {
                return 0;
            }
        }

        return await InPartsAsync(NextAsync, cancel);
    }

    /// <summary>
    /// Reckons only the rows that <see cref="Posting"/> has marked, of accounts that had something in bulk. Does nothing in a book of which not all
    /// accounts have been gone through yet: that is no work for the end of an import.
    /// </summary>
    /// <returns>How many accounts were looked at.</returns>
    public Task<int> MarkedAsync(CancellationToken cancel) => InPartsAsync(NextMarkedAsync, cancel);

    private async Task<int> InPartsAsync(Func<BookTransaction, int, Task<(int Accounts, bool Done)>> nextAsync, CancellationToken cancel)
    {
        var (accounts, done, most) = (0, false, Most);
        while (!done && !cancel.IsCancellationRequested)
        {
            try
            {
                (var some, done) = await transactions.RunAsync(book => nextAsync(book, most), CancellationToken.None);
                accounts += some;
            }
            catch (BookBusy busy) when (busy.Code == BookBusy.Busy && most > 1)
            {
                // Accounts with much that is open, or a machine that is too busy for as many within the time of a transaction.
                most /= 2;
            }
        }

        return accounts;
    }

    private async Task<(int Accounts, bool Done)> NextMarkedAsync(BookTransaction book, int most)
    {
        var marked = await FiguresState.ReadAsync(book.Db, book.Cancel) is { Done: true }
            ? await book.Db.AccountFigures.Where(f => f.Day == FiguresState.NoDay).OrderBy(f => f.AccountId).Select(f => f.AccountId).Take(most).ToListAsync(book.Cancel)
            : [];
        await keep.OfAsync(book, marked);
        return (marked.Count, marked.Count < most);
    }

    private async Task<(int Accounts, bool Done)> NextAsync(BookTransaction book, int most)
    {
        var state = await FiguresState.ReadAsync(book.Db, book.Cancel) ?? new FiguresState(0, false);
        if (!state.Done)
        {
            var next = await book.Db.Accounts.Where(a => a.Id > state.After).OrderBy(a => a.Id).Select(a => a.Id).Take(most).ToListAsync(book.Cancel);
            await keep.OfAsync(book, next);
            await (next.Count < most ? new FiguresState(0, true) : state with { After = next[^1] }).KeepAsync(book);
            return (next.Count, false);
        }

        var (rows, today) = (book.Db.AccountFigures, book.Today);
        var old = await rows.Where(f => f.Day < today).OrderBy(f => f.Day).Select(f => f.AccountId).Take(most).ToListAsync(book.Cancel);
        if (old.Count == 0)
        {
            old = await rows.Where(f => f.Day > today).OrderBy(f => f.Day).Select(f => f.AccountId).Take(most).ToListAsync(book.Cancel);
        }

        await keep.OfAsync(book, old);
        return (old.Count, old.Count == 0);
    }
}
