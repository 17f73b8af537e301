using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain.Grading;
using B2BAccounts.Domain.Policies;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Grading;

/// <summary>
/// Assesses the whole book in the order of its keys, a batch in each transaction. It goes on with a run for the same day and by the same policy that
/// has begun today and not ended, whoever began it; several that work on one at once share the accounts.
/// </summary>
public sealed class RegradeBook(BookTransactions transactions, IDbContextFactory<AccountsDb> contexts, BusinessClock clock, QuantileTables tables, AssessAccounts assess)
{
    internal const int Batch = 200;

    /// <summary>Goes on with today's run if one was cut off; null when there is none.</summary>
    public async Task<RegradeResult?> GoOnAsync(CancellationToken cancel)
    {
        var today = clock.Today;
        bool cutOff;
        await using (var db = await contexts.CreateDbContextAsync(cancel))
        {
            cutOff = await Unfinished(db, today, today).AnyAsync(cancel);
        }

        return cutOff ? await RunAsync(today, null, cancel) : null;
    }

    /// <summary>Of a policy that is in force from today on: the whole book is to be assessed by it, which the server does next.</summary>
    internal static async Task WhenActivated(BookTransaction book, Policy policy)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(policy);
        if (policy.Kind is PolicyKind.Grading or PolicyKind.Credit && await QuantileTables.UpTo(book.Db, book.Today).Select(q => (long?)q.Id).FirstOrDefaultAsync(book.Cancel) is { } table)
        {
            var version = (await GradingPolicies.OnAsync(book.Db, book.Today, book.Cancel)).Version;
            await BeginAsync(book, book.Today, version, table, await GradingFacts.Customers(book.Db, book.Today).CountAsync(book.Cancel));
        }
    }

    /// <param name="progress">Told the number of accounts done, and which part of all they are, after each batch.</param>
    public async Task<RegradeResult> RunAsync(DateOnly day, Action<long, double>? progress, CancellationToken cancel)
    {
        GradingPolicy policy;
        GradingRun? begun;
        await using (var db = await contexts.CreateDbContextAsync(cancel))
        {
            policy = await GradingPolicies.OnAsync(db, day, cancel);
            begun = await Unfinished(db, day, clock.Today).Where(r => r.PolicyVersion == policy.Version).AsNoTracking().FirstOrDefaultAsync(cancel);
        }

        if ((begun ?? await BeginAsync(day, policy.Version, cancel)) is not { } known)
        {
            return await RunAsync(day, progress, cancel);
        }

        var ground = new GradingGround(day, policy, known.QuantileTableId, await tables.OfAsync(known.QuantileTableId, cancel));
        var (failures, most) = (new List<RegradeFailure>(), Batch);
        while (known.EndedAt is null)
        {
            try
            {
                (known, var failed) = await transactions.RunAsync(book => NextAsync(book, ground, known.Id, most), cancel);
                failures.AddRange(failed);
                most = Math.Min(Batch, most * 2);
            }
            catch (BookBusy busy) when (busy.Code == BookBusy.Busy && most > 1)
            {
                // Accounts with a long history, or a machine that is too busy for as many within the time of a transaction.
                most /= 2;
                continue;
            }
            catch (BookBusy busy) when (busy is { Code: BookBusy.Busy, TookTooLong: true })
            {
                known = await transactions.RunAsync(book => PassOverAsync(book, ground, known.Id, busy), cancel);
            }

            var done = known.Assessed + known.Failed;
            progress?.Invoke(done, known.IsComplete ? 1 : Math.Min(1, (double)done / Math.Max(1, known.Accounts)));
        }

        // Another that took its place has the accounts that this one has not come to.
        return known.IsComplete ? new RegradeResult(day, known.Assessed, known.Changed, known.Failed, await AllFailuresAsync(day, failures, cancel)) : await RunAsync(day, progress, cancel);
    }

    /// <summary>Those that any process has come upon, where the book keeps them: it does for today.</summary>
    private async Task<IReadOnlyList<RegradeFailure>> AllFailuresAsync(DateOnly day, List<RegradeFailure> own, CancellationToken cancel)
    {
        if (day != clock.Today)
        {
            return own;
        }

        await using var db = await contexts.CreateDbContextAsync(cancel);
        var kept = await db.AssessmentRequests.Where(r => r.Failure != null).Join(db.Accounts, r => r.AccountId, a => a.Id, (r, a) => new { a.Number, r.Failure }).ToListAsync(cancel);
        return
        [
            .. own,
            .. kept.ExceptBy(own.Select(f => f.AccountNumber), k => k.Number, StringComparer.Ordinal).OrderBy(k => k.Number, StringComparer.Ordinal)
                .Select(k => (k.Number, Parts: k.Failure!.Split(": ", 2))).Select(k => new RegradeFailure(k.Number, k.Parts[0], k.Parts[^1])),
        ];
    }

    private async Task<(GradingRun Run, IReadOnlyList<RegradeFailure> Failures)> NextAsync(BookTransaction book, GradingGround ground, long id, int most)
    {
        var known = await book.Db.GradingRuns.SingleAsync(r => r.Id == id, book.Cancel);
        if (known.EndedAt is null && await AssessAccounts.IsReplacedAsync(book, ground))
        {
            known.EndedAt = book.RecordedAt;
        }

        if (known.EndedAt is not null)
        {
            return (known, []);
        }

        var batch = await GradingFacts.Customers(book.Db.Accounts.Where(a => a.Id > known.After), book.Db, ground.Day).Take(most).ToArrayAsync(book.Cancel);
        var (assessed, changed, failures) = await assess.OfAsync(book, ground, batch);
        (known.Assessed, known.Changed, known.Failed) = (known.Assessed + assessed, known.Changed + changed, known.Failed + failures.Count);
        (known.After, known.IsComplete) = (batch.Length > 0 ? batch[^1] : known.After, batch.Length < most);
        known.EndedAt = known.IsComplete ? book.RecordedAt : null;
        return (known, failures);
    }

    /// <summary>Leaves out the next account, which alone takes longer than a transaction may.</summary>
    private static async Task<GradingRun> PassOverAsync(BookTransaction book, GradingGround ground, long id, BookBusy busy)
    {
        var known = await book.Db.GradingRuns.SingleAsync(r => r.Id == id, book.Cancel);
        var next = await GradingFacts.Customers(book.Db.Accounts.Where(a => a.Id > known.After), book.Db, ground.Day).FirstOrDefaultAsync(book.Cancel);
        if (known.EndedAt is null && next != 0)
        {
            (known.After, known.Failed) = (next, known.Failed + 1);
            AssessAccounts.AskAgain(book, ground.Day, next, await book.Db.AssessmentRequests.SingleOrDefaultAsync(r => r.AccountId == next, book.Cancel), AssessAccounts.FailureOf(busy));
        }

        return known;
    }

    /// <returns>Null when another policy has come into force meanwhile.</returns>
    private async Task<GradingRun?> BeginAsync(DateOnly day, string version, CancellationToken cancel)
    {
        var (table, _) = await tables.MakeAsync(day, cancel);
        int accounts;
        await using (var db = await contexts.CreateDbContextAsync(cancel))
        {
            accounts = await GradingFacts.Customers(db, day).CountAsync(cancel);
        }

        return await transactions.RunAsync(
            // Somebody else may have begun it since it was looked for.
            async book => (await GradingPolicies.OnAsync(book.Db, day, book.Cancel)).Version != version ? null : await Unfinished(book.Db, day, book.Today).FirstOrDefaultAsync(r => r.PolicyVersion == version, book.Cancel)
                ?? await BeginAsync(book, day, version, table, accounts),
            cancel);
    }

    private static async Task<GradingRun> BeginAsync(BookTransaction book, DateOnly day, string version, long table, int accounts)
    {
        // Those of earlier business days too: nobody goes on with them.
        foreach (var replaced in await book.Db.GradingRuns.Where(r => (r.AsOf == day || r.BegunOn < book.Today) && r.EndedAt == null).ToListAsync(book.Cancel))
        {
            replaced.EndedAt = book.RecordedAt;
        }

        var run = new GradingRun
        {
            Id = await book.KeyAsync<GradingRun>(), AsOf = day, PolicyVersion = version, QuantileTableId = table, BegunOn = book.Today, BegunAt = book.RecordedAt, Accounts = accounts,
        };
        book.Db.GradingRuns.Add(run);
        return run;
    }

    private static IQueryable<GradingRun> Unfinished(Book db, DateOnly day, DateOnly today) =>
        db.GradingRuns.Where(r => r.AsOf == day && r.BegunOn == today && r.EndedAt == null).OrderByDescending(r => r.Id);
}
