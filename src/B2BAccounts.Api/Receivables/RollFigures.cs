using B2BAccounts.Api.Persistence;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Receivables;

/// <summary>
/// Brings the rows of <see cref="AccountFigures"/> to today: what has fallen due, documents whose date has come, the day's rates. Some hundred
/// accounts a transaction, so that others post meanwhile; what a run that was cut off has done stays done.
/// </summary>
public sealed class RollFigures(BookTransactions transactions, KeepFigures keep, IDbContextFactory<AccountsDb> books, BusinessClock clock)
{
    private const int Most = 500;

    /// <summary>Does nothing, and takes no lock, when all rows are of today.</summary>
    /// <returns>How many accounts were looked at.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        await using (var db = await books.CreateDbContextAsync(cancel))
        {
            if (await FiguresState.HoldOnAsync(db, clock.Today, cancel))
            {
                return 0;
            }
        }

        var (accounts, done, most) = (0, false, Most);
        while (!done)
        {
            try
            {
                (var some, done) = await transactions.RunAsync(book => NextAsync(book, most), cancel);
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

    private async Task<(int Accounts, bool Done)> NextAsync(BookTransaction book, int most)
    {
        var state = await FiguresState.ReadAsync(book.Db, book.Cancel) is { Done: false } begun && begun.Day == book.Today ? begun : new FiguresState(book.Today, 0, false);
        var next = await book.Db.Accounts.Where(a => a.Id > state.After).OrderBy(a => a.Id).Select(a => a.Id).Take(most).ToListAsync(book.Cancel);
        await keep.OfAsync(book, next);
        state = next.Count < most ? state with { Done = true } : state with { After = next[^1] };
        await state.KeepAsync(book);
        return (next.Count, state.Done);
    }
}
