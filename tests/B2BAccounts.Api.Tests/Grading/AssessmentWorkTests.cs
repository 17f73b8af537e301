using B2BAccounts.Api.Accounts;
using B2BAccounts.Api.Grading;
using B2BAccounts.Api.Imports;
using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Imports;
using B2BAccounts.Api.Tests.Persistence;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Grading;
using B2BAccounts.GraphQL.Conventions.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace B2BAccounts.Api.Tests.Grading;

/// <summary>Accounts are assessed anew when something changes that their grades rest on.</summary>
public sealed class AssessmentWorkTests
{
    private static readonly DateOnly Day = new(2026, 3, 31);

    [DatabaseFact]
    public async Task A_burst_of_postings_is_one_request_and_one_assessment()
    {
        await using var book = await BookAsync();
        for (var i = 1; i <= 5; i++)
        {
            await InvoiceAsync(book, "C-1", i);
        }

        await book.Get<RecordPayment>().HandleAsync(new RecordPaymentInput("C-1", "P-1", Day, new MoneyInput(300m, "CNY")), default);
        Assert.Equal(["C-1"], await WaitingAsync(book));
        Assert.Equal(1, await WorkAsync(book));
        Assert.Empty(await WaitingAsync(book));
        var assessed = Assert.Single(await AssessmentsAsync(book));
        Assert.Equal(0, await WorkAsync(book));

        // It is the assessment that a run would make, and what follows from it has followed.
        Assert.Equal(0, (await book.Get<RegradeAccounts>().HandleAsync(new RegradeInput(["C-1"]), null, default)).Changed);
        Assert.Equal(assessed.Id, Assert.Single(await AssessmentsAsync(book)).Id);
        await using var db = book.Db();
        Assert.Equal(assessed.Grade, (await db.Accounts.SingleAsync(a => a.Number == "C-1")).Grade);
        Assert.Single(await db.CreditLimits.ToListAsync());
    }

    [DatabaseFact]
    public async Task Whatever_a_grade_rests_on_asks_and_nothing_else_does()
    {
        await using var book = await BookAsync();
        await InvoiceAsync(book, "C-1", 1);
        await WorkAsync(book);

        await AsksAsync(() => book.Get<RecordPayment>().HandleAsync(new RecordPaymentInput("C-1", "P-1", Day, new MoneyInput(10m, "CNY")), default));
        await AsksAsync(() => book.Get<RecordCreditNote>().HandleAsync(new RecordCreditNoteInput("C-1", "N-1", Day, new MoneyInput(10m, "CNY"), Domain.Receivables.CreditNoteReason.Return), default));
        await AsksAsync(() => book.Get<RecordWriteOff>().HandleAsync(new RecordWriteOffInput("C-1", "W-1", Day, "I-1", "gone") { Amount = new MoneyInput(1m, "CNY") }, default));
        await AsksAsync(async () => await book.Get<UpdateAccount>().HandleAsync(
            new UpdateAccountInput("C-1", await VersionAsync(book)) { PurchaseReason = new DisclosureInput("Growth", Disclosure.Verified) }, Scope.Everything, default));
        await AsksAsync(() => book.Accounts(
            book.Write("a.csv", "number,legalName,currency\nC-1,Another name,CNY\n"), new ImportMap { UpdateAccounts = true }));
        var visit = await VisitAsync(book);
        Assert.Equal(["C-1"], await WaitingAsync(book));
        await WorkAsync(book);
        await AsksAsync(() => book.Get<RecordAffinity>().WithdrawAsync(new WithdrawAffinityInput(IdOf(visit), "was cancelled"), Scope.Everything, default));

        // Of who has bought nothing nothing can be assessed, and nothing waits for ever.
        await book.Get<RecordPayment>().HandleAsync(new RecordPaymentInput("C-2", "P-1", Day, new MoneyInput(10m, "CNY")), default);
        Assert.Equal(["C-2"], await WaitingAsync(book));
        Assert.Equal(1, await WorkAsync(book));
        Assert.Empty(await WaitingAsync(book));
        Assert.DoesNotContain(await AssessmentsAsync(book), s => s.AccountId == 2);

        async Task AsksAsync(Func<Task> change)
        {
            await change();
            Assert.Equal(["C-1"], await WaitingAsync(book));
            await WorkAsync(book);
            Assert.Empty(await WaitingAsync(book));
        }
    }

    [DatabaseFact]
    public async Task What_cannot_be_assessed_says_why_and_is_tried_again_later_or_once_something_changes()
    {
        await using var book = await BookAsync();
        await InvoiceAsync(book, "C-1", 1);
        // Without a rate of the day its purchases cannot be told in the base currency.
        await book.Get<RecordInvoice>().HandleAsync(new RecordInvoiceInput("C-1", "D-1", Day, new MoneyInput(100m, "USD")), default);
        Assert.Equal(1, await WorkAsync(book));
        Assert.Equal(0, await WorkAsync(book));
        var waiting = await RequestAsync(book);
        Assert.StartsWith("FX_RATE_MISSING: ", waiting!.Failure, StringComparison.Ordinal);
        Assert.Equal(book.Time.Now.UtcDateTime.AddMinutes(15), waiting.NextTryAt);
        Assert.Empty(await AssessmentsAsync(book));

        book.Time.Now = book.Time.Now.AddMinutes(16);
        Assert.Equal(1, await WorkAsync(book));
        await book.FxRates(book.Write("r.csv", "date,currency,rate,source\n2026-03-31,USD,7,PBOC\n"));
        Assert.Equal(0, await WorkAsync(book));
        await InvoiceAsync(book, "C-1", 2);
        Assert.Equal(1, await WorkAsync(book));
        Assert.Null(await RequestAsync(book));
        Assert.Single(await AssessmentsAsync(book));
    }

    [DatabaseFact]
    public async Task No_change_is_missed_however_many_come_while_two_servers_assess()
    {
        // Of assessments recorded at one instant nobody can tell which was made last.
        var time = new Ticking();
        await using var one = await TestBook.OpenAsync(more: s => s.AddSingleton<TimeProvider>(time));
        await using var two = await TestBook.OpenAsync(one.Database, more: s => s.AddSingleton<TimeProvider>(time));
        for (var i = 1; i <= 12; i++)
        {
            await one.CreateAsync($"C-{i}");
            await InvoiceAsync(one, $"C-{i}", 100 + i);
        }

        // So that all are assessed by the same table.
        await one.Get<RegradeAccounts>().HandleAsync(new RegradeInput(), null, default);
        using var posted = new CancellationTokenSource();
        var work = new[] { one, two }.Select(book => Task.Run(async () =>
        {
            while (!posted.IsCancellationRequested)
            {
                await WorkAsync(book);
            }
        })).ToList();
        await Task.WhenAll(Enumerable.Range(1, 12).Select(account => Task.Run(async () =>
        {
            for (var i = 1; i <= 8; i++)
            {
                await InvoiceAsync(account % 2 == 0 ? one : two, $"C-{account}", i);
            }
        })));
        await posted.CancelAsync();
        await Task.WhenAll(work);
        await WorkAsync(one);
        Assert.Empty(await WaitingAsync(one));

        // Assessed once more by the same table, every account's latest assessment says the same.
        var before = (await AssessmentsAsync(one)).Count;
        await one.Get<RegradeAccounts>().HandleAsync(new RegradeInput([.. Enumerable.Range(1, 12).Select(i => $"C-{i}")]), null, default);
        Assert.Equal(before, (await AssessmentsAsync(one)).Count);
    }

    [DatabaseFact]
    public async Task An_account_that_cannot_be_assessed_at_all_holds_up_nobody_behind_it()
    {
        await using var book = await BookAsync();
        await InvoiceAsync(book, "C-1", 1);
        await InvoiceAsync(book, "C-2", 1);
        await book.Get<RegradeAccounts>().HandleAsync(new RegradeInput(), null, default);
        var bad = (await AssessmentsAsync(book)).Min(s => s.AccountId);
        book.Get<GradingEvents>().On((_, assessed) => assessed.Any(a => a.AccountId == bad) ? throw new InvalidOperationException("A fault that nobody foresaw.") : Task.CompletedTask);
        await InvoiceAsync(book, "C-1", 2);
        await InvoiceAsync(book, "C-2", 2);
        Assert.Equal(2, await WorkAsync(book));
        var waiting = (await RequestAsync(book))!;
        Assert.Equal((bad, book.Time.Now.UtcDateTime.AddMinutes(15)), (waiting.AccountId, waiting.NextTryAt));
        Assert.StartsWith("INTERNAL: ", waiting.Failure, StringComparison.Ordinal);
        Assert.Equal(2, (await AssessmentsAsync(book)).Count(s => s.AccountId != bad));
    }

    private static async Task<TestBook> BookAsync()
    {
        var book = await TestBook.OpenAsync(more: s => s.AddSingleton<AssessmentWork>());
        await book.CreateAsync("C-1");
        await book.CreateAsync("C-2");
        return book;
    }

    private static Task<int> WorkAsync(TestBook book) => ActivatorUtilities.CreateInstance<AssessmentWork>(book.Services).RunAsync(default);

    private static Task InvoiceAsync(TestBook book, string account, int number) => book.Get<RecordInvoice>().HandleAsync(
        new RecordInvoiceInput(account, $"I-{number}", Day.AddDays(-number), new MoneyInput(100m * number, "CNY")), default);

    private static Task<AffinityEvent> VisitAsync(TestBook book) =>
        book.Get<RecordAffinity>().RecordAsync(new RecordAffinityInput("C-1", AffinityKind.Visit), Scope.Everything, default);

    private static string IdOf(AffinityEvent recorded) => GlobalId.Encode(nameof(AffinityEvent), $"{recorded.Id}");

    private static async Task<int> VersionAsync(TestBook book)
    {
        await using var db = book.Db();
        return await db.Accounts.Where(a => a.Number == "C-1").Select(a => a.Version).SingleAsync();
    }

    private static async Task<List<string>> WaitingAsync(TestBook book)
    {
        await using var db = book.Db();
        return await db.AssessmentRequests.Join(db.Accounts, r => r.AccountId, a => a.Id, (_, a) => a.Number).OrderBy(n => n).ToListAsync();
    }

    private static async Task<AssessmentRequest?> RequestAsync(TestBook book)
    {
        await using var db = book.Db();
        return await db.AssessmentRequests.SingleOrDefaultAsync();
    }

    private sealed class Ticking : TimeProvider
    {
        private long milliseconds;

        public override DateTimeOffset GetUtcNow() => new DateTimeOffset(Day, new TimeOnly(9, 0), TimeSpan.Zero).AddMilliseconds(Interlocked.Increment(ref milliseconds));
    }

    private static async Task<List<StoredAssessment>> AssessmentsAsync(TestBook book)
    {
        await using var db = book.Db();
        return await db.Assessments.ToListAsync();
    }
}
