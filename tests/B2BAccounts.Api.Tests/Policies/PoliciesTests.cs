using B2BAccounts.Api.Credit;
using B2BAccounts.Api.Grading;
using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Policies;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Api.Receivables.Dunning;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Credit;
using B2BAccounts.Domain.Grading;
using B2BAccounts.Domain.Policies;
using B2BAccounts.Domain.Receivables.Dunning;
using B2BAccounts.GraphQL.Conventions.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace B2BAccounts.Api.Tests.Policies;

/// <summary>Policies that people draft and activate, and what is judged by them from their day on.</summary>
public sealed class PoliciesTests
{
    private static readonly DateOnly Day = new(2026, 3, 31);

    private static readonly Caller Fei = new("user:3", "Fei", Role.Finance, Scope.Everything);
    private static readonly Caller Guo = new("user:4", "Guo", Role.Finance, Scope.Everything);
    private static readonly Caller Program = new("key:7", "crm", Role.Finance, Scope.Everything);

    [DatabaseFact]
    public async Task A_policy_judges_from_its_day_on_once_another_person_has_activated_it()
    {
        await using var book = await TestBook.OpenAsync();
        await book.CreateAsync("C-1");
        var document = GradingPolicy.DefaultDocument.Replace("default-1", "strict", StringComparison.Ordinal).Replace("\"invoices\": 3, \"days\": 90", "\"invoices\": 1, \"days\": 0", StringComparison.Ordinal);
        await book.Get<RecordInvoice>().HandleAsync(new RecordInvoiceInput("C-1", "I-1", Day, new MoneyInput(100m, "CNY")), default);
        var draft = await DraftAsync(book, Fei, PolicyKind.Grading, document);
        Assert.Equal(("strict", "Fei", "test", null), (draft.Version, draft.DraftedBy, draft.Reason, draft.ActiveFrom));
        Assert.Equal("UNGRADED", await GradeAsync(book));
        Assert.Equal(RuleCodes.DecisionOwn, (await RefusedAsync(ActivateAsync(book, Fei, draft))).Code);
        Assert.Equal(RuleCodes.DecisionByPerson, (await RefusedAsync(ActivateAsync(book, Program, draft))).Code);

        var active = await ActivateAsync(book, Guo, draft, Day.AddDays(1));
        Assert.Equal(("Guo", (DateOnly?)Day.AddDays(1)), (active.ActivatedBy, active.ActiveFrom));
        Assert.Equal("UNGRADED", await GradeAsync(book));
        book.Time.Now = book.Time.Now.AddDays(1);
        Assert.Equal("B", await GradeAsync(book));
        Assert.Equal(RuleCodes.PolicyClosed, (await RefusedAsync(WithdrawAsync(book, Guo, draft))).Code);
        await using var db = book.Db();
        Assert.Equal(["default-1", "strict"], await db.Assessments.OrderBy(a => a.Id).Select(a => a.PolicyVersion).ToListAsync());
    }

    [DatabaseFact]
    public async Task What_cannot_be_is_not_drafted_and_says_where()
    {
        await using var book = await TestBook.OpenAsync();
        var wrong = await RefusedAsync(DraftAsync(book, Fei, PolicyKind.Credit, CreditPolicy.DefaultDocument.Replace("\"step\": 1000", "\"step\": 0", StringComparison.Ordinal)));
        Assert.Equal((RuleCodes.PolicyInvalid, "document.step"), (wrong.Code, string.Join('.', wrong.Path)));
        var known = await RefusedAsync(DraftAsync(book, Fei, PolicyKind.Credit, CreditPolicy.DefaultDocument));
        Assert.Equal((RuleCodes.PolicyActive, "document.version"), (known.Code, string.Join('.', known.Path)));
        Assert.Equal(RuleCodes.DecisionByPerson, (await RefusedAsync(DraftAsync(book, Program, PolicyKind.Credit, Credit("a")))).Code);
        Assert.Equal(RuleCodes.PolicyNotFound, (await RefusedAsync(ActivateAsync(book, Guo, new Policy { Id = 99 }))).Code);
        await Assert.ThrowsAsync<InputInvalid>(() => DraftAsync(book, Fei, PolicyKind.Dunning, DunningPolicy.DefaultDocument.Replace("default-1", "x", StringComparison.Ordinal)));
        var draft = await DraftAsync(book, Fei, PolicyKind.Credit, Credit("a"));
        var past = await RefusedAsync(ActivateAsync(book, Guo, draft, Day.AddDays(-1)));
        Assert.Equal((RuleCodes.DatesOutOfOrder, "activeFrom"), (past.Code, string.Join('.', past.Path)));
        await WithdrawAsync(book, Fei, draft);
        Assert.Equal(RuleCodes.PolicyClosed, (await RefusedAsync(ActivateAsync(book, Guo, draft))).Code);
        Assert.Equal(RuleCodes.PolicyActive, (await RefusedAsync(DraftAsync(book, Fei, PolicyKind.Credit, Credit("a")))).Code);
    }

    [DatabaseFact]
    public async Task No_grade_can_be_given_of_which_the_credit_policy_of_the_day_says_nothing()
    {
        await using var book = await TestBook.OpenAsync();
        var three = GradingPolicy.DefaultDocument.Replace("default-1", "three", StringComparison.Ordinal)
            .Replace("{ \"grade\": \"B\", \"from\": 0, \"enter\": 0, \"leave\": 0 }", "{ \"grade\": \"B\", \"from\": 50, \"enter\": 52, \"leave\": 48 }, { \"grade\": \"C\", \"from\": 0, \"enter\": 0, \"leave\": 0 }", StringComparison.Ordinal);
        var grading = await DraftAsync(book, Fei, PolicyKind.Grading, three);
        Assert.Contains("would give the grade C, of which credit policy 'default-3' says nothing", (await RefusedAsync(ActivateAsync(book, Guo, grading))).Message, StringComparison.Ordinal);

        var credit = await DraftAsync(book, Fei, PolicyKind.Credit, Credit("withC").Replace("{ \"grade\": \"UNGRADED\"", "{ \"grade\": \"C\", \"factor\": 0, \"cap\": 0, \"floor\": 0 }, { \"grade\": \"UNGRADED\"", StringComparison.Ordinal));
        await ActivateAsync(book, Guo, credit, Day.AddDays(2));
        Assert.Contains("On 2026-04-01", (await RefusedAsync(ActivateAsync(book, Guo, grading, Day.AddDays(1)))).Message, StringComparison.Ordinal);
        await ActivateAsync(book, Guo, grading, Day.AddDays(2));
        // Neither may be taken back, nor be followed by one that does not fit.
        Assert.Equal(RuleCodes.PolicyInvalid, (await RefusedAsync(WithdrawAsync(book, Guo, credit))).Code);
        Assert.Equal(RuleCodes.PolicyInvalid, (await RefusedAsync(ActivateAsync(book, Guo, await DraftAsync(book, Fei, PolicyKind.Credit, Credit("later")), Day.AddDays(9)))).Code);
        await WithdrawAsync(book, Guo, grading);
        await WithdrawAsync(book, Guo, credit);
    }

    [DatabaseFact]
    public async Task Order_rules_and_authority_are_those_of_the_credit_policy_of_the_day()
    {
        await using var book = await TestBook.OpenAsync();
        await book.CreateAsync("C-1");
        var draft = await DraftAsync(book, Fei, PolicyKind.Credit, Credit("tight").Replace("\"upTo\": 50000", "\"upTo\": 100", StringComparison.Ordinal).Replace("\"referredSize\": 0.5", "\"referredSize\": 0.1", StringComparison.Ordinal));
        Assert.Equal((DecidingRole.Manager, OrderVerdict.Approved), await AskAsync());
        await ActivateAsync(book, Guo, draft);
        Assert.Equal((DecidingRole.Finance, OrderVerdict.Referred), await AskAsync());

        async Task<(DecidingRole, OrderVerdict)> AskAsync()
        {
            book.As(Fei);
            var asked = await book.Get<AskDecision>().LimitAsync(new AskLimitInput("C-1", "test", new MoneyInput(1_000m, "CNY")), Scope.Everything, default);
            book.As(Guo);
            await book.Get<DecideCredit>().DecideAsync(new DecideCreditInput(GlobalId.Encode(nameof(CreditDecision), $"{asked.Id}"), true, "yes"), Scope.Everything, default);
            await using var view = book.Answers();
            return (asked.Authority, (await book.Get<SimulateOrder>().OfAsync(view, new SimulateOrderInput("C-1", new MoneyInput(200m, "CNY")), default))!.Verdict);
        }
    }

    [DatabaseFact]
    public async Task Of_twenty_who_activate_at_once_one_does()
    {
        await using var one = await TestBook.OpenAsync();
        await using var two = await one.AgainAsync();
        var draft = await DraftAsync(one, Fei, PolicyKind.Credit, Credit("a"));
        var answers = await Task.WhenAll(Enumerable.Range(10, 20).Select(i => Task.Run(async () =>
        {
            try
            {
                await ActivateAsync(i % 2 == 0 ? one : two, Guo with { Id = $"user:{i}", Name = $"{i}" }, draft, Day.AddDays(i));
                return null;
            }
            catch (RuleViolation refused)
            {
                return refused.Code;
            }
        })));
        Assert.Equal(1, answers.Count(a => a is null));
        Assert.Equal(19, answers.Count(a => a == RuleCodes.PolicyClosed));
    }

    [DatabaseFact]
    public async Task A_key_sent_again_drafts_once()
    {
        await using var book = await TestBook.OpenAsync();
        book.As(Fei);
        var input = new DraftPolicyInput(PolicyKind.Credit, Credit("a"), "test") { IdempotencyKey = "k" };
        Assert.Equal((await book.Get<DraftPolicy>().HandleAsync(input, default)).Id, (await book.Get<DraftPolicy>().HandleAsync(input, default)).Id);
    }

    /// <summary>Books that had a table for each kind have them all afterwards, and back again, and new ones get keys that are nobody's.</summary>
    [DatabaseFact]
    public async Task Policies_of_older_books_come_into_the_one_table()
    {
        await using var book = await TestBook.OpenAsync();
        await book.Get<SetDunningPolicy>().HandleAsync(new SetDunningPolicyInput(DunningPolicy.DefaultDocument.Replace("default-1", "later", StringComparison.Ordinal), Day.AddDays(5)), default);
        var before = await RowsAsync();
        await using (var db = book.Db())
        {
            await db.GetService<IMigrator>().MigrateAsync("CreditDecisions");
            await db.GetService<IMigrator>().MigrateAsync();
        }

        Assert.Equal(before, await RowsAsync());
        await using var again = await book.AgainAsync();
        await DraftAsync(again, Fei, PolicyKind.Credit, Credit("new"));
        Assert.Equal(5, (await RowsAsync()).Count);

        async Task<List<(PolicyKind, string, string, DateOnly?)>> RowsAsync()
        {
            await using var db = book.Db();
            return [.. (await db.Policies.OrderBy(p => p.Kind).ThenBy(p => p.Version).ToListAsync()).Select(p => (p.Kind, p.Version, p.Document, p.ActiveFrom))];
        }
    }

    private static string Credit(string version) => CreditPolicy.DefaultDocument.Replace("default-3", version, StringComparison.Ordinal);

    private static async Task<Policy> DraftAsync(TestBook book, Caller caller, PolicyKind kind, string document)
    {
        book.As(caller);
        return await book.Get<DraftPolicy>().HandleAsync(new DraftPolicyInput(kind, document, "test"), default);
    }

    private static async Task<Policy> ActivateAsync(TestBook book, Caller caller, Policy policy, DateOnly? from = null)
    {
        book.As(caller);
        return await book.Get<ActivatePolicy>().ActivateAsync(new ActivatePolicyInput(GlobalId.Encode(nameof(Policy), $"{policy.Id}"), from), default);
    }

    private static async Task<Policy> WithdrawAsync(TestBook book, Caller caller, Policy policy)
    {
        book.As(caller);
        return await book.Get<ActivatePolicy>().WithdrawAsync(new WithdrawPolicyInput(GlobalId.Encode(nameof(Policy), $"{policy.Id}")), default);
    }

    private static async Task<string?> GradeAsync(TestBook book)
    {
        await book.Get<RegradeAccounts>().HandleAsync(new RegradeInput(), null, default);
        await using var db = book.Db();
        return (await db.Accounts.SingleAsync()).Grade;
    }

    private static Task<RuleViolation> RefusedAsync(Task work) => Assert.ThrowsAsync<RuleViolation>(() => work);
}
