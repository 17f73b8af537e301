using B2BAccounts.Api.Grading;
using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Policies;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Persistence;
using B2BAccounts.Domain.Grading;
using B2BAccounts.Domain.Policies;
using B2BAccounts.GraphQL.Conventions.Nodes;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Tests.Grading;

/// <summary>Assessments of the whole book.</summary>
public sealed class GradingRunsTests
{
    /// <summary>More than are done in one transaction.</summary>
    private const int Accounts = 230;

    private static readonly DateOnly Day = new(2026, 3, 31);

    private static readonly Caller Fei = new("user:3", "Fei", Role.Finance, Scope.Everything);
    private static readonly Caller Guo = new("user:4", "Guo", Role.Finance, Scope.Everything);

    [DatabaseFact]
    public async Task Who_comes_to_a_run_that_goes_on_takes_part_in_it()
    {
        await using var one = await BookAsync();
        await using var two = await one.AgainAsync();
        RegradeResult? second = null;
        var first = await RegradeAsync(one, () => second ??= RegradeAsync(two).GetAwaiter().GetResult());
        var run = Assert.Single(await RunsAsync(one));
        Assert.Equal((true, Accounts, Accounts, Accounts, 0), (run.IsComplete, run.Accounts, run.Assessed, run.Changed, run.Failed));
        Assert.Equal((Accounts, Accounts), (first.Assessed, second!.Assessed));
        await using var db = one.Db();
        Assert.Equal(Accounts, await db.Assessments.CountAsync());
        Assert.Equal(0, await db.AssessmentRequests.CountAsync());
        Assert.Null(await one.Get<RegradeBook>().GoOnAsync(default));
    }

    [DatabaseFact]
    public async Task A_policy_that_comes_into_force_today_is_applied_to_the_whole_book_by_todays_levels()
    {
        await using var book = await BookAsync();
        await RegradeAsync(book);
        // The table that was made last is not of the latest day.
        await book.Get<RegradeAccounts>().HandleAsync(new RegradeInput(AsOf: Day.AddYears(-1)), null, default);
        await ActivateAsync(book, "easy");
        Assert.Equal(Accounts, (await book.Get<RegradeBook>().GoOnAsync(default))!.Assessed);
        await using var db = book.Db();
        var made = await db.Assessments.Where(s => s.PolicyVersion == "easy").Join(db.QuantileTables, s => s.QuantileTableId, q => q.Id, (s, q) => q.Day).ToListAsync();
        Assert.Equal(Accounts, made.Count);
        Assert.All(made, day => Assert.Equal(Day, day));
        Assert.Null(await book.Get<RegradeBook>().GoOnAsync(default));
    }

    [DatabaseFact]
    public async Task A_policy_that_comes_into_force_in_the_middle_of_a_run_has_the_last_word()
    {
        await using var one = await BookAsync();
        await using var two = await one.AgainAsync();
        var activated = false;
        var result = await RegradeAsync(one, () =>
        {
            if (!activated)
            {
                activated = true;
                ActivateAsync(two, "easy").GetAwaiter().GetResult();
            }
        });
        Assert.Equal((Accounts, 0), (result.Assessed, result.Failed));
        Assert.Equal(["default-1|False|200", $"easy|True|{Accounts}"], (await RunsAsync(one)).Select(r => $"{r.PolicyVersion}|{r.IsComplete}|{r.Assessed}"));
        Assert.All(await RunsAsync(one), r => Assert.NotNull(r.EndedAt));
        await using var db = one.Db();
        var latest = await AssessmentsByAccount.InForce(db.Assessments, Day).Select(s => s.PolicyVersion).ToListAsync();
        Assert.Equal(Accounts, latest.Count);
        Assert.All(latest, version => Assert.Equal("easy", version));
    }

    [DatabaseFact]
    public async Task Nobody_goes_on_with_a_run_of_another_day_and_it_does_not_stand_open_for_ever()
    {
        await using var book = await BookAsync();
        await RegradeAsync(book);
        await using (var db = book.Db())
        {
            var cut = await db.GradingRuns.SingleAsync();
            (cut.EndedAt, cut.IsComplete, cut.Assessed) = (null, false, 200);
            await db.SaveChangesAsync();
        }

        book.Time.Now = book.Time.Now.AddDays(1);
        Assert.Null(await book.Get<RegradeBook>().GoOnAsync(default));
        await RegradeAsync(book);
        Assert.Equal([$"{Day:yyyy-MM-dd}|False|200", $"{Day.AddDays(1):yyyy-MM-dd}|True|{Accounts}"], (await RunsAsync(book)).Select(r => $"{r.AsOf:yyyy-MM-dd}|{r.IsComplete}|{r.Assessed}"));
        Assert.All(await RunsAsync(book), r => Assert.NotNull(r.EndedAt));
    }

    [DatabaseFact]
    public async Task What_another_process_could_not_assess_is_told_too()
    {
        await using var one = await BookAsync();
        await using var two = await one.AgainAsync();
        await one.Get<RecordInvoice>().HandleAsync(new RecordInvoiceInput($"C-{Accounts:000}", "D-1", Day, new MoneyInput(100m, "USD")), default);
        RegradeResult? second = null;
        var first = await RegradeAsync(one, () => second ??= RegradeAsync(two).GetAwaiter().GetResult());
        foreach (var result in new[] { first, second! })
        {
            Assert.Equal((Accounts - 1, 1), (result.Assessed, result.Failed));
            Assert.Equal(($"C-{Accounts:000}", "FX_RATE_MISSING"), (Assert.Single(result.Failures).AccountNumber, result.Failures[0].Code));
        }
    }

    private static async Task<TestBook> BookAsync()
    {
        var book = await TestBook.OpenAsync();
        for (var i = 1; i <= Accounts; i++)
        {
            await book.CreateAsync($"C-{i:000}");
            await book.Get<RecordInvoice>().HandleAsync(new RecordInvoiceInput($"C-{i:000}", "I-1", Day.AddDays(-400), new MoneyInput(i, "CNY")), default);
        }

        return book;
    }

    private static Task<RegradeResult> RegradeAsync(TestBook book, Action? afterEachBatch = null) =>
        book.Get<RegradeAccounts>().HandleAsync(new RegradeInput(), (_, _) => afterEachBatch?.Invoke(), default);

    private static async Task ActivateAsync(TestBook book, string version)
    {
        // Recorded at the same instant, the one that was made later would not be known.
        book.Time.Now = book.Time.Now.AddSeconds(1);
        book.As(Fei);
        var draft = await book.Get<DraftPolicy>().HandleAsync(
            new DraftPolicyInput(PolicyKind.Grading, GradingPolicy.DefaultDocument.Replace(GradingPolicy.Default.Version, version, StringComparison.Ordinal), "test"), default);
        book.As(Guo);
        await book.Get<ActivatePolicy>().ActivateAsync(new ActivatePolicyInput(GlobalId.Encode(nameof(Policy), $"{draft.Id}")), default);
    }

    private static async Task<List<GradingRun>> RunsAsync(TestBook book)
    {
        await using var db = book.Db();
        return await db.GradingRuns.OrderBy(r => r.BegunAt).ThenBy(r => r.Id).ToListAsync();
    }
}
