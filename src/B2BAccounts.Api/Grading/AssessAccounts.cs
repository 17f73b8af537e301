using B2BAccounts.Api.Accounts;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Grading;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Grading;

/// <summary>
/// Assesses a batch of accounts in a transaction. What is recorded is added, never changed: a result equal to the one in force is only
/// confirmed. A day before the latest assessment's leaves grade and limit as they are.
/// </summary>
public sealed class AssessAccounts(GradingFacts facts, GradingEvents events)
{
    /// <summary>Until an account is tried again that could not be assessed, such as for want of a rate.</summary>
    private static readonly TimeSpan TryAgain = TimeSpan.FromMinutes(15);

    /// <param name="batch">Keys of accounts that the transaction has locked.</param>
    /// <returns>How many were assessed, how many of those have another grade, and those that could not be.</returns>
    public async Task<(int Assessed, int Changed, IReadOnlyList<RegradeFailure> Failures)> OfAsync(BookTransaction book, GradingGround ground, long[] batch)
    {
        var (db, set) = (book.Db, AccountSet.Of(batch));
        var inputs = await facts.OfAsync(db, set, ground.Day, ground.Policy, book.Cancel);
        var accounts = await set.Choose(db.Accounts, a => a.Id).ToDictionaryAsync(a => a.Id, book.Cancel);
        var before = await AssessmentsByAccount.InForce(set.Choose(db.Assessments, s => s.AccountId), ground.Day)
            .Select(s => new { s.AccountId, Known = new KnownAssessment(s.Id, s.InputHash, s.Grade) }).ToDictionaryAsync(s => s.AccountId, s => s.Known, book.Cancel);
        var later = (await set.Choose(db.Assessments, s => s.AccountId).Where(s => s.AsOf > ground.Day || s.ConfirmedFor > ground.Day)
            .Select(s => s.AccountId).ToListAsync(book.Cancel)).ToHashSet();
        var waiting = await WaitingAsync(book, set, ground.Day);
        var (assessed, changed, failures, confirmed) = (new List<AccountAssessed>(), 0, new List<RegradeFailure>(), new List<long>());
        foreach (var id in batch)
        {
            var account = accounts[id];
            if (inputs[id].Violation is { } violation)
            {
                failures.Add(new RegradeFailure(account.Number, violation.Code, violation.Message));
                AskAgain(book, ground.Day, id, waiting.GetValueOrDefault(id), $"{violation.Code}: {violation.Message}");
                continue;
            }

            if (waiting.GetValueOrDefault(id) is { } answered)
            {
                db.AssessmentRequests.Remove(answered);
            }

            var (known, isLatest) = (inputs[id].Value, !later.Contains(id));
            var assessment = GradeRule.Assess(ground.Policy, known, ground.Table);
            changed += before.GetValueOrDefault(id)?.Grade == assessment.Grade ? 0 : 1;
            if (before.GetValueOrDefault(id) is { } same && same.InputHash == assessment.InputHash && same.Grade == assessment.Grade)
            {
                confirmed.Add(same.Id);
            }
            else
            {
                await AddAsync(book, ground, assessment);
            }

            if (isLatest)
            {
                account.Grade = assessment.Grade;
            }

            assessed.Add(new AccountAssessed(id, ground.Day, assessment.Grade, known.PurchaseLevel, known.FirstInvoiceOn, known.PaymentIndex, isLatest));
        }

        await ConfirmAsync(book, ground.Day, confirmed);
        await events.TellAsync(book, assessed);
        await RollStatusAsync(book, ground.Day, accounts.Values);
        // Counted by the caller: a change that is undone, or run again, has counted nothing.
        return (assessed.Count, changed, failures);
    }

    /// <summary>Requests that an assessment for the day answers: one for an earlier day answers none.</summary>
    private static async Task<Dictionary<long, AssessmentRequest>> WaitingAsync(BookTransaction book, AccountSet accounts, DateOnly day) =>
        day == book.Today ? await accounts.Choose(book.Db.AssessmentRequests, r => r.AccountId).ToDictionaryAsync(r => r.AccountId, book.Cancel) : [];

    /// <summary>Has an account wait that could not be assessed for today.</summary>
    internal static void AskAgain(BookTransaction book, DateOnly day, long account, AssessmentRequest? waiting, string failure)
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

    private static async Task AddAsync(BookTransaction book, GradingGround ground, Assessment assessment) =>
        book.Db.Assessments.Add(new StoredAssessment
        {
            Id = await book.KeyAsync<StoredAssessment>(),
            AccountId = assessment.AccountId,
            AsOf = assessment.AsOf,
            PolicyVersion = assessment.PolicyVersion,
            QuantileTableId = ground.TableId,
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

    /// <summary>Whether another policy has come into force since this one was read: what it gives must not come after what that gives.</summary>
    internal static async Task<bool> IsReplacedAsync(BookTransaction book, GradingGround ground) => (await GradingPolicies.OnAsync(book.Db, ground.Day, book.Cancel)).Version != ground.Policy.Version;

    /// <summary>A code and what people are told.</summary>
    internal static string FailureOf(Exception problem) =>
        problem is BookBusy busy ? $"{busy.Code}: {busy.Message}" : "INTERNAL: The account could not be assessed; the server's log says why.";

    private sealed record KnownAssessment(long Id, string InputHash, string Grade);
}
