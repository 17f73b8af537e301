using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain.Grading;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Grading;

/// <summary>Accounts that wait to be assessed anew, those first that have waited longest.</summary>
public sealed class AskedAssessments(
    BookTransactions transactions, IDbContextFactory<AccountsDb> contexts, BusinessClock clock, QuantileTables tables, AssessAccounts assess)
{
    private const int Look = 200;

    /// <summary>Assesses what was asked for and has waited longest, if its accounts are still asked for: at most as many as <paramref name="most"/>.</summary>
    /// <returns>How many requests were dealt with; those that failed are tried again later.</returns>
    public async Task<int> NextAsync(int most, CancellationToken cancel)
    {
        List<AskedAccount> asked;
        await using (var db = await contexts.CreateDbContextAsync(cancel))
        {
            var now = clock.UtcNow;
            asked = await InTurn(db.AssessmentRequests.Where(r => r.NextTryAt <= now)).Take(most)
                .Join(db.Accounts, r => r.AccountId, a => a.Id, (_, a) => new AskedAccount(a.Id, a.Number)).ToListAsync(cancel);
        }

        if (asked.Count == 0)
        {
            return 0;
        }

        var today = clock.Today;
        var ground = await tables.GroundAsync(today, cancel);
        return await transactions.RunAsync(
            BookLock.OfAccounts(asked.Select(a => a.Number)),
            async book =>
            {
                if (await AssessAccounts.IsReplacedAsync(book, ground))
                {
                    return asked.Count;
                }

                var set = AccountSet.Of(asked.Select(a => a.Id));
                var waiting = await set.Choose(book.Db.AssessmentRequests, r => r.AccountId).ToListAsync(book.Cancel);
                // Who has bought nothing yet has no grade to assess.
                var buyers = await GradingFacts.Customers(set.Choose(book.Db.Accounts, a => a.Id), book.Db, today).ToListAsync(book.Cancel);
                book.Db.AssessmentRequests.RemoveRange(waiting.Where(r => !buyers.Contains(r.AccountId)));
                await assess.OfAsync(book, ground, [.. waiting.Select(r => r.AccountId).Intersect(buyers)]);
                return waiting.Count;
            },
            cancel);
    }

    /// <summary>
    /// Whether as many accounts wait for their first assessment as there were when the whole book was assessed last: then its purchase levels say
    /// nothing of the book as it is, as after the first import.
    /// </summary>
    public async Task<bool> HasGrownAsync(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var waiting = db.AssessmentRequests.Where(r => r.Failure == null);
        var first = waiting.Where(r => db.Accounts.Any(a => a.Id == r.AccountId && a.Grade == null && a.FirstPurchaseOn != null));
        // Counted only where one is among those whose turn it is: all others are as many as there are accounts.
        var next = InTurn(waiting).Select(w => w.AccountId).Take(Look);
        if (!await first.Where(r => next.Contains(r.AccountId)).AnyAsync(cancel))
        {
            return false;
        }

        return await first.CountAsync(cancel)
            >= await db.GradingRuns.Where(r => r.IsComplete && r.AsOf == r.BegunOn).OrderByDescending(r => r.BegunAt).Select(r => r.Accounts).FirstOrDefaultAsync(cancel);
    }

    /// <summary>Has the request that has waited longest wait again, because its account alone could not be assessed.</summary>
    /// <returns>1, or 0 when none waits any more.</returns>
    public Task<int> PutOffAsync(Exception problem, CancellationToken cancel) => transactions.RunAsync(
        async book =>
        {
            var head = await InTurn(book.Db.AssessmentRequests.Where(r => r.NextTryAt <= book.RecordedAt)).FirstOrDefaultAsync(book.Cancel);
            if (head is not null)
            {
                AssessAccounts.AskAgain(book, book.Today, head.AccountId, head, AssessAccounts.FailureOf(problem));
            }

            return head is null ? 0 : 1;
        },
        cancel);

    private static IOrderedQueryable<AssessmentRequest> InTurn(IQueryable<AssessmentRequest> requests) => requests.OrderBy(r => r.NextTryAt).ThenBy(r => r.AccountId);

    private sealed record AskedAccount(long Id, string Number);
}
