using B2BAccounts.Api.Accounts;
using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Grading;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Grading;

/// <param name="AccountNumbers">At most 1,000; every account with an invoice when left out.</param>
/// <param name="AsOf">Today when left out; not in the future.</param>
public sealed record RegradeInput(IReadOnlyList<string>? AccountNumbers = null, DateOnly? AsOf = null);

public sealed record RegradeFailure(string AccountNumber, string Code, string Message);

/// <param name="Changed">Accounts whose grade differs from that of the assessment that was in force on the day.</param>
public sealed record RegradeResult(DateOnly AsOf, int Assessed, int Changed, IReadOnlyList<RegradeFailure> Failures);

/// <summary>
/// Assesses accounts by the policy in force, a batch in each transaction, in the order of their keys. What is recorded is added, never
/// changed: a result equal to the one in force is only confirmed. A day before the latest assessment's leaves grade and limit as they are.
/// </summary>
public sealed class RegradeAccounts(
    BookTransactions transactions, IDbContextFactory<AccountsDb> contexts, BusinessClock clock,
    QuantileTables tables, GradingFacts facts, GradingEvents events)
{
    public const int MostNumbers = 1_000;
    private const int Batch = 100;

    /// <param name="progress">Told the number of accounts done, and of all, after each batch.</param>
    /// <exception cref="InputInvalid">The input has not the form it must have.</exception>
    /// <exception cref="RuleViolation">An account does not exist.</exception>
    public async Task<RegradeResult> HandleAsync(RegradeInput input, IProgress<(int Done, int All)>? progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(input);
        new Validator(clock.Today).Demand(input);
        var day = input.AsOf ?? clock.Today;
        var accounts = await AccountsAsync(input.AccountNumbers, day, cancel);
        var policy = await PolicyAsync(day, cancel);
        var (tableId, table) = input.AccountNumbers is null ? await tables.MakeAsync(day, cancel) : await tables.LatestAsync(day, cancel);

        var run = new Run(day, policy, tableId, table);
        foreach (var batch in accounts.Chunk(Batch))
        {
            var (assessed, changed, failures) = await transactions.RunAsync(book => AssessAsync(book, run, batch), cancel);
            run.Count(assessed, changed, failures);
            progress?.Report((run.Done += batch.Length, accounts.Count));
        }

        return new RegradeResult(day, run.Assessed, run.Changed, run.Failures);
    }

    private async Task<GradingPolicy> PolicyAsync(DateOnly day, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await GradingPolicies.OnAsync(db, day, cancel);
    }

    private async Task<List<long>> AccountsAsync(IReadOnlyList<string>? numbers, DateOnly day, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (numbers is null)
        {
            return await GradingFacts.Customers(db, day).ToListAsync(cancel);
        }

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
        var inputs = await facts.OfAsync(db, set, run.Day, run.Policy, book.Cancel);
        var accounts = await set.Choose(db.Accounts, a => a.Id).ToDictionaryAsync(a => a.Id, book.Cancel);
        var before = await AssessmentsByAccount.InForce(set.Choose(db.Assessments, s => s.AccountId), run.Day).ToDictionaryAsync(s => s.AccountId, book.Cancel);
        var later = (await set.Choose(db.Assessments, s => s.AccountId).Where(s => s.AsOf > run.Day || s.ConfirmedFor > run.Day)
            .Select(s => s.AccountId).ToListAsync(book.Cancel)).ToHashSet();
        var (assessed, changed, failures) = (new List<AccountAssessed>(), 0, new List<RegradeFailure>());
        foreach (var id in batch)
        {
            var account = accounts[id];
            if (inputs[id].Violation is { } violation)
            {
                failures.Add(new RegradeFailure(account.Number, violation.Code, violation.Message));
                continue;
            }

            var (known, isLatest) = (inputs[id].Value, !later.Contains(id));
            var assessment = GradeRule.Assess(run.Policy, known, run.Table);
            changed += before.GetValueOrDefault(id)?.Grade == assessment.Grade ? 0 : 1;
            await KeepAsync(book, run, assessment, before.GetValueOrDefault(id));
            if (isLatest)
            {
                account.Grade = assessment.Grade;
            }

            assessed.Add(new AccountAssessed(id, run.Day, assessment.Grade, known.PurchaseLevel, known.FirstInvoiceOn, known.PaymentIndex, isLatest));
        }

        await events.TellAsync(book, assessed);
        await RollStatusAsync(book, run.Day, accounts.Values);
        // Counted by the caller: a change that is undone, or run again, has counted nothing.
        return (assessed.Count, changed, failures);
    }

    private static async Task KeepAsync(BookTransaction book, Run run, Assessment assessment, StoredAssessment? before)
    {
        if (before is not null && before.InputHash == assessment.InputHash && before.Grade == assessment.Grade)
        {
            before.ConfirmedAt = book.RecordedAt;
            before.ConfirmedFor = before.ConfirmedFor > run.Day ? before.ConfirmedFor : run.Day;
            return;
        }

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
    }

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

    private sealed class Run(DateOnly day, GradingPolicy policy, long tableId, QuantileTable table)
    {
        public DateOnly Day => day;

        public GradingPolicy Policy => policy;

        public long TableId => tableId;

        public QuantileTable Table => table;

        public int Done { get; set; }

        public int Assessed { get; private set; }

        public int Changed { get; private set; }

        public List<RegradeFailure> Failures { get; } = [];

        public void Count(int assessed, int changed, IEnumerable<RegradeFailure> failures)
        {
            Assessed += assessed;
            Changed += changed;
            Failures.AddRange(failures);
        }
    }

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
