using B2BAccounts.Api.Accounts;
using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Grading;
using B2BAccounts.Domain.Policies;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Grading;

/// <param name="AccountNumbers">At most 1,000; every account with an invoice when left out.</param>
/// <param name="AsOf">Today when left out; not in the future.</param>
public sealed record RegradeInput(IReadOnlyList<string>? AccountNumbers = null, DateOnly? AsOf = null);

public sealed record RegradeFailure(string AccountNumber, string Code, string Message);

/// <param name="Changed">Accounts whose grade differs from that of the assessment that was in force on the day.</param>
/// <param name="Failed">How many could not be assessed.</param>
/// <param name="Failures">Those; of a past day, that several processes have assessed together, those that this one came upon.</param>
public sealed record RegradeResult(DateOnly AsOf, int Assessed, int Changed, int Failed, IReadOnlyList<RegradeFailure> Failures);

/// <summary>
/// Assesses accounts by the policy in force, a batch in each transaction, in the order of their keys. What is recorded is added, never
/// changed: a result equal to the one in force is only confirmed. A day before the latest assessment's leaves grade and limit as they are.
/// </summary>
public sealed class RegradeAccounts(
    BookTransactions transactions, IDbContextFactory<AccountsDb> contexts, BusinessClock clock,
    QuantileTables tables, GradingFacts gradingFacts, GradingEvents events)
{
    public const int MostNumbers = 1_000;
    private const int Batch = 200;

    /// <summary>Until an account is tried again that could not be assessed, such as for want of a rate.</summary>
    private static readonly TimeSpan TryAgain = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Of the whole book: goes on with a run for the same day and by the same policy that has begun today and not ended, whoever began it. Two that
    /// work on it at once share the accounts.
    /// </summary>
    /// <param name="progress">Told the number of accounts done, and which part of all they are, after each batch.</param>
    /// <exception cref="InputInvalid">The input has not the form it must have.</exception>
    /// <exception cref="RuleViolation">An account does not exist.</exception>
    public async Task<RegradeResult> HandleAsync(RegradeInput input, Action<long, double>? progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(input);
        new Validator(clock.Today).Demand(input);
        var day = input.AsOf ?? clock.Today;
        return input.AccountNumbers is { } numbers ? await SomeAsync(numbers, day, progress, cancel) : await AllAsync(day, progress, cancel);
    }

    /// <summary>Goes on with today's run if one was cut off; null when there is none.</summary>
    public async Task<RegradeResult?> GoOnAsync(CancellationToken cancel)
    {
        var today = clock.Today;
        bool cutOff;
        await using (var db = await contexts.CreateDbContextAsync(cancel))
        {
            cutOff = await Unfinished(db, today, today).AnyAsync(cancel);
        }

        return cutOff ? await AllAsync(today, null, cancel) : null;
    }

    /// <summary>Assesses what was asked for and has waited longest, if its accounts are still asked for: at most as many as <paramref name="most"/>.</summary>
    /// <returns>How many requests were dealt with; those that failed are tried again later.</returns>
    public async Task<int> AskedAsync(int most, CancellationToken cancel)
    {
        List<AskedAccount> asked;
        await using (var db = await contexts.CreateDbContextAsync(cancel))
        {
            var now = clock.UtcNow;
            asked = await db.AssessmentRequests.Where(r => r.NextTryAt <= now).OrderBy(r => r.NextTryAt).ThenBy(r => r.AccountId).Take(most)
                .Join(db.Accounts, r => r.AccountId, a => a.Id, (_, a) => new AskedAccount(a.Id, a.Number)).ToListAsync(cancel);
        }

        if (asked.Count == 0)
        {
            return 0;
        }

        var today = clock.Today;
        var policy = await PolicyAsync(today, cancel);
        var (tableId, table) = await tables.LatestAsync(today, cancel);
        var run = new Run(today, policy, tableId, table);
        return await transactions.RunAsync(
            BookLock.OfAccounts(asked.Select(a => a.Number)),
            async book =>
            {
                if (await IsReplacedAsync(book, run))
                {
                    return asked.Count;
                }

                var set = AccountSet.Of(asked.Select(a => a.Id));
                var waiting = await set.Choose(book.Db.AssessmentRequests, r => r.AccountId).ToListAsync(book.Cancel);
                // Who has bought nothing yet has no grade to assess.
                var buyers = await GradingFacts.Customers(set.Choose(book.Db.Accounts, a => a.Id), book.Db, today).ToListAsync(book.Cancel);
                book.Db.AssessmentRequests.RemoveRange(waiting.Where(r => !buyers.Contains(r.AccountId)));
                await AssessAsync(book, run, [.. waiting.Select(r => r.AccountId).Intersect(buyers)]);
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
        if (!await first.Where(r => waiting.OrderBy(w => w.NextTryAt).ThenBy(w => w.AccountId).Select(w => w.AccountId).Take(Batch).Contains(r.AccountId)).AnyAsync(cancel))
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
            var head = await book.Db.AssessmentRequests.Where(r => r.NextTryAt <= book.RecordedAt).OrderBy(r => r.NextTryAt).ThenBy(r => r.AccountId).FirstOrDefaultAsync(book.Cancel);
            if (head is not null)
            {
                AskAgain(book, book.Today, head.AccountId, head, FailureOf(problem));
            }

            return head is null ? 0 : 1;
        },
        cancel);

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

    private async Task<RegradeResult> SomeAsync(IReadOnlyList<string> numbers, DateOnly day, Action<long, double>? progress, CancellationToken cancel)
    {
        var accounts = await AccountsAsync(numbers, cancel);
        var policy = await PolicyAsync(day, cancel);
        var (tableId, table) = await tables.LatestAsync(day, cancel);
        var (run, done) = (new Run(day, policy, tableId, table), 0);
        var (assessed, changed, failures) = (0, 0, new List<RegradeFailure>());
        foreach (var batch in accounts.Chunk(Batch))
        {
            var part = await transactions.RunAsync(book => AssessAsync(book, run, batch), cancel);
            (assessed, changed) = (assessed + part.Assessed, changed + part.Changed);
            failures.AddRange(part.Failures);
            done += batch.Length;
            progress?.Invoke(done, (double)done / accounts.Count);
        }

        return new RegradeResult(day, assessed, changed, failures.Count, failures);
    }

    private async Task<RegradeResult> AllAsync(DateOnly day, Action<long, double>? progress, CancellationToken cancel)
    {
        var policy = await PolicyAsync(day, cancel);
        if ((await FindAsync(day, policy.Version, cancel) ?? await BeginAsync(day, policy.Version, cancel)) is not { } known)
        {
            return await AllAsync(day, progress, cancel);
        }

        var run = new Run(day, policy, known.QuantileTableId, await tables.OfAsync(known.QuantileTableId, cancel));
        var (failures, most) = (new List<RegradeFailure>(), Batch);
        while (known.EndedAt is null)
        {
            try
            {
                (known, var failed) = await transactions.RunAsync(book => NextAsync(book, run, known.Id, most), cancel);
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
                known = await transactions.RunAsync(book => PassOverAsync(book, run, known.Id, busy), cancel);
            }

            var done = known.Assessed + known.Failed;
            progress?.Invoke(done, known.IsComplete ? 1 : Math.Min(1, (double)done / Math.Max(1, known.Accounts)));
        }

        // Another that took its place has the accounts that this one has not come to.
        return known.IsComplete ? new RegradeResult(day, known.Assessed, known.Changed, known.Failed, await AllFailuresAsync(day, failures, cancel)) : await AllAsync(day, progress, cancel);
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

    /// <summary>Whether another policy has come into force since the run's was read: what it gives must not come after what that gives.</summary>
    private static async Task<bool> IsReplacedAsync(BookTransaction book, Run run) => (await GradingPolicies.OnAsync(book.Db, run.Day, book.Cancel)).Version != run.Policy.Version;

    private async Task<(GradingRun Run, IReadOnlyList<RegradeFailure> Failures)> NextAsync(BookTransaction book, Run run, long id, int most)
    {
        var known = await book.Db.GradingRuns.SingleAsync(r => r.Id == id, book.Cancel);
        if (known.EndedAt is null && await IsReplacedAsync(book, run))
        {
            known.EndedAt = book.RecordedAt;
        }

        if (known.EndedAt is not null)
        {
            return (known, []);
        }

        var batch = await GradingFacts.Customers(book.Db.Accounts.Where(a => a.Id > known.After), book.Db, run.Day).Take(most).ToArrayAsync(book.Cancel);
        var (assessed, changed, failures) = await AssessAsync(book, run, batch);
        (known.Assessed, known.Changed, known.Failed) = (known.Assessed + assessed, known.Changed + changed, known.Failed + failures.Count);
        (known.After, known.IsComplete) = (batch.Length > 0 ? batch[^1] : known.After, batch.Length < most);
        known.EndedAt = known.IsComplete ? book.RecordedAt : null;
        return (known, failures);
    }

    /// <summary>Leaves out the next account, which alone takes longer than a transaction may.</summary>
    private static async Task<GradingRun> PassOverAsync(BookTransaction book, Run run, long id, BookBusy busy)
    {
        var known = await book.Db.GradingRuns.SingleAsync(r => r.Id == id, book.Cancel);
        var next = await GradingFacts.Customers(book.Db.Accounts.Where(a => a.Id > known.After), book.Db, run.Day).FirstOrDefaultAsync(book.Cancel);
        if (known.EndedAt is null && next != 0)
        {
            (known.After, known.Failed) = (next, known.Failed + 1);
            AskAgain(book, run.Day, next, await book.Db.AssessmentRequests.SingleOrDefaultAsync(r => r.AccountId == next, book.Cancel), FailureOf(busy));
        }

        return known;
    }

    private static string FailureOf(Exception problem) =>
        problem is BookBusy busy ? $"{busy.Code}: {busy.Message}" : "INTERNAL: The account could not be assessed; the server's log says why.";

    private async Task<GradingRun?> FindAsync(DateOnly day, string version, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await Unfinished(db, day, clock.Today).Where(r => r.PolicyVersion == version).AsNoTracking().FirstOrDefaultAsync(cancel);
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

    private async Task<GradingPolicy> PolicyAsync(DateOnly day, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await GradingPolicies.OnAsync(db, day, cancel);
    }

    private async Task<List<long>> AccountsAsync(IReadOnlyList<string> numbers, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var wanted = numbers.ToList();
        var found = await db.Accounts.Where(a => EF.Parameter(wanted).Contains(a.Number)).ToDictionaryAsync(a => a.Number, a => a.Id, cancel);
        for (var i = 0; i < wanted.Count; i++)
        {
            if (!found.ContainsKey(wanted[i]))
            {
                throw MissingAccount.Of(wanted[i], "accountNumbers", $"{i}");
            }
        }

        return [.. found.Values.Order()];
    }

    private async Task<(int Assessed, int Changed, IReadOnlyList<RegradeFailure> Failures)> AssessAsync(BookTransaction book, Run run, long[] batch)
    {
        var (db, set) = (book.Db, AccountSet.Of(batch));
        var inputs = await gradingFacts.OfAsync(db, set, run.Day, run.Policy, book.Cancel);
        var accounts = await set.Choose(db.Accounts, a => a.Id).ToDictionaryAsync(a => a.Id, book.Cancel);
        var before = await AssessmentsByAccount.InForce(set.Choose(db.Assessments, s => s.AccountId), run.Day)
            .Select(s => new { s.AccountId, Known = new KnownAssessment(s.Id, s.InputHash, s.Grade) }).ToDictionaryAsync(s => s.AccountId, s => s.Known, book.Cancel);
        var later = (await set.Choose(db.Assessments, s => s.AccountId).Where(s => s.AsOf > run.Day || s.ConfirmedFor > run.Day)
            .Select(s => s.AccountId).ToListAsync(book.Cancel)).ToHashSet();
        var waiting = await WaitingAsync(book, set, run.Day);
        var (assessed, changed, failures, confirmed) = (new List<AccountAssessed>(), 0, new List<RegradeFailure>(), new List<long>());
        foreach (var id in batch)
        {
            var account = accounts[id];
            if (inputs[id].Violation is { } violation)
            {
                failures.Add(new RegradeFailure(account.Number, violation.Code, violation.Message));
                AskAgain(book, run.Day, id, waiting.GetValueOrDefault(id), $"{violation.Code}: {violation.Message}");
                continue;
            }

            if (waiting.GetValueOrDefault(id) is { } answered)
            {
                db.AssessmentRequests.Remove(answered);
            }

            var (facts, isLatest) = (inputs[id].Value, !later.Contains(id));
            var assessment = GradeRule.Assess(run.Policy, facts, run.Table);
            changed += before.GetValueOrDefault(id)?.Grade == assessment.Grade ? 0 : 1;
            if (before.GetValueOrDefault(id) is { } known && known.InputHash == assessment.InputHash && known.Grade == assessment.Grade)
            {
                confirmed.Add(known.Id);
            }
            else
            {
                await AddAsync(book, run, assessment);
            }

            if (isLatest)
            {
                account.Grade = assessment.Grade;
            }

            assessed.Add(new AccountAssessed(id, run.Day, assessment.Grade, facts.PurchaseLevel, facts.FirstInvoiceOn, facts.PaymentIndex, isLatest));
        }

        await ConfirmAsync(book, run.Day, confirmed);
        await events.TellAsync(book, assessed);
        await RollStatusAsync(book, run.Day, accounts.Values);
        // Counted by the caller: a change that is undone, or run again, has counted nothing.
        return (assessed.Count, changed, failures);
    }

    /// <summary>Requests that an assessment for the day answers: one for an earlier day answers none.</summary>
    private static async Task<Dictionary<long, AssessmentRequest>> WaitingAsync(BookTransaction book, AccountSet accounts, DateOnly day) =>
        day == book.Today ? await accounts.Choose(book.Db.AssessmentRequests, r => r.AccountId).ToDictionaryAsync(r => r.AccountId, book.Cancel) : [];

    private static void AskAgain(BookTransaction book, DateOnly day, long account, AssessmentRequest? waiting, string failure)
    {
        if (day != book.Today)
        {
            return;
        }

        if (waiting is null)
        {
            waiting = new AssessmentRequest { AccountId = account, AskedAt = book.RecordedAt };
            book.Db.AssessmentRequests.Add(waiting);
        }

        (waiting.NextTryAt, waiting.Failure) = (book.RecordedAt + TryAgain, failure.Length > AssessmentRequestMapping.FailureLength ? failure[..AssessmentRequestMapping.FailureLength] : failure);
    }

    private static async Task ConfirmAsync(BookTransaction book, DateOnly day, List<long> assessments)
    {
        if (assessments.Count > 0)
        {
            var at = book.RecordedAt;
            await AccountSet.Among(book.Db.Assessments, s => s.Id, assessments)
                .ExecuteUpdateAsync(s => s.SetProperty(x => x.ConfirmedAt, at).SetProperty(x => x.ConfirmedFor, x => x.ConfirmedFor > day ? x.ConfirmedFor : day), book.Cancel);
        }
    }

    private static async Task AddAsync(BookTransaction book, Run run, Assessment assessment) =>
        book.Db.Assessments.Add(new StoredAssessment
        {
            Id = await book.KeyAsync<StoredAssessment>(),
            AccountId = assessment.AccountId,
            AsOf = assessment.AsOf,
            PolicyVersion = assessment.PolicyVersion,
            QuantileTableId = run.TableId,
            InputHash = assessment.InputHash,
            Total = assessment.Total,
            GradeByPoints = assessment.GradeByPoints,
            Grade = assessment.Grade,
            Document = CanonicalJson.Write(assessment),
            RecordedAt = book.RecordedAt,
            ConfirmedAt = book.RecordedAt,
            ConfirmedFor = assessment.AsOf,
        });

    /// <summary>Twelve months after its last purchase a customer is dormant: nothing is posted that day, so the run says it.</summary>
    private static async Task RollStatusAsync(BookTransaction book, DateOnly day, IEnumerable<Account> accounts)
    {
        if (day != book.Today)
        {
            return;
        }

        var moved = new List<Account>();
        foreach (var account in accounts)
        {
            var status = StatusRule.On(day, account.LastPurchaseOn, account.LostOn, account.Status == AccountStatus.Prospect);
            if (status != account.Status)
            {
                account.Status = status;
                moved.Add(account);
            }
        }

        await AccountHistory.WriteAsync(book, moved);
    }

    private sealed record Run(DateOnly Day, GradingPolicy Policy, long TableId, QuantileTable Table);

    private sealed record AskedAccount(long Id, string Number);

    private sealed record KnownAssessment(long Id, string InputHash, string Grade);

    private sealed class Validator : AbstractValidator<RegradeInput>
    {
        public Validator(DateOnly today)
        {
            RuleFor(r => r.AccountNumbers).Custom((numbers, context) =>
            {
                if (numbers is { Count: 0 or > MostNumbers })
                {
                    context.Problem(InputCodes.OutOfRange, $"Name 1 to {MostNumbers} accounts, not {numbers.Count}, or leave the list out for the whole book.");
                }
                else if (numbers?.GroupBy(n => n, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
                {
                    context.Problem(InputCodes.Repeated, $"The account '{twice.Key}' is named {twice.Count()} times.");
                }
            });
            RuleFor(r => r.AsOf).IsDay().Custom((day, context) =>
            {
                if (day > today && day <= InputRules.LastDay)
                {
                    context.Problem(InputCodes.OutOfRange, $"The day {day:yyyy-MM-dd} lies in the future; the last that can be assessed is {today:yyyy-MM-dd}.");
                }
            });
        }
    }
}
