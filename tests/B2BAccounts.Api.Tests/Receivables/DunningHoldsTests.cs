using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Api.Receivables.Dunning;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Http;
using B2BAccounts.Api.Tests.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Receivables.Dunning;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Tests.Receivables;

/// <summary>Who keeps what out of reminders.</summary>
public sealed class DunningHoldsTests
{
    private static readonly DateOnly Day = new(2026, 3, 31);

    [DatabaseFact]
    public async Task What_is_held_is_in_no_reminder_until_the_hold_is_lifted_or_its_last_day_is_over()
    {
        await using var book = await BookAsync();
        await HoldAsync(book, "C-1", "I-1", until: Day.AddDays(2));
        await HoldAsync(book, "C-2", null);
        Assert.Equal(["C-1 I-2", "C-3 I-1", "C-3 I-2"], await RemindedAsync(book, Day));
        // An invoice that comes later is held with its account, and a hold says nothing of days before it.
        await book.Get<RecordInvoice>().HandleAsync(new RecordInvoiceInput("C-2", "I-3", new DateOnly(2026, 1, 1), new MoneyInput(900m, "CNY")) { DueDate = new DateOnly(2026, 1, 31) }, default);
        Assert.Equal(["C-1 I-2", "C-3 I-1", "C-3 I-2"], await RemindedAsync(book, Day));
        Assert.Equal(["C-1 I-1", "C-1 I-2", "C-2 I-1", "C-2 I-2", "C-2 I-3", "C-3 I-1", "C-3 I-2"], await RemindedAsync(book, Day.AddDays(-1)));

        MoveTo(book, Day.AddDays(2));
        Assert.Equal(["C-1 I-2", "C-3 I-1", "C-3 I-2"], await RemindedAsync(book, Day.AddDays(2)));
        await LiftAsync(book, "C-2", null);
        Assert.Equal(["C-1 I-2", "C-2 I-1", "C-2 I-2", "C-2 I-3", "C-3 I-1", "C-3 I-2"], await RemindedAsync(book, Day.AddDays(2)));
        MoveTo(book, Day.AddDays(3));
        Assert.Equal(["C-1 I-1", "C-1 I-2", "C-2 I-1", "C-2 I-2", "C-2 I-3", "C-3 I-1", "C-3 I-2"], await RemindedAsync(book, Day.AddDays(3)));
        // As of a day on which it stood, it stands.
        Assert.Equal(["C-1 I-2", "C-3 I-1", "C-3 I-2"], await RemindedAsync(book, Day.AddDays(1)));

        var run = await book.Get<RunDunning>().HandleAsync(new RunDunningInput(Day.AddDays(1), DryRun: true), part: null, default);
        Assert.Equal(4, Assert.Single(run.Skipped, s => s.Reason == DunningSkipReason.Held).Items);
    }

    [DatabaseFact]
    public async Task One_hold_stands_at_a_time_and_each_refusal_says_why()
    {
        await using var book = await BookAsync();
        await HoldAsync(book, "C-1", "I-1");
        var held = await RefusedAsync(HoldAsync(book, "C-1", "I-1"));
        Assert.Equal((RuleCodes.DunningHeld, "Reminders of invoice 'I-1' of account C-1 are held since 2026-03-31 ('They look into it.'). Lift that hold first."), (held.Code, held.Message));
        // The account as a whole is another thing to hold.
        await HoldAsync(book, "C-1", null);
        Assert.Equal(RuleCodes.DunningHeld, (await RefusedAsync(HoldAsync(book, "C-1", null))).Code);
        await LiftAsync(book, "C-1", null);
        Assert.Equal((RuleCodes.DunningNotHeld, "No hold keeps account C-1 out of reminders today."), await ToldAsync(LiftAsync(book, "C-1", null)));
        Assert.DoesNotContain("C-1 I-1", await RemindedAsync(book, Day));
        Assert.Equal(RuleCodes.ValueOutOfRange, (await RefusedAsync(HoldAsync(book, "C-2", null, until: Day.AddDays(-1)))).Code);
        Assert.Equal(RuleCodes.DocumentNotFound, (await RefusedAsync(HoldAsync(book, "C-2", "none"))).Code);
        Assert.Equal(RuleCodes.AccountNotFound, (await RefusedAsync(HoldAsync(book, "C-9", null))).Code);
        Assert.Equal(RuleCodes.AccountNotFound, (await RefusedAsync(HoldAsync(book, "C-2", null, scope: Scope.Of(managers: ["Ana"])))).Code);
        Assert.Contains(InputCodes.Required, (await Assert.ThrowsAsync<InputInvalid>(() => book.Get<HoldDunning>().HoldAsync(new("C-2", " "), Scope.Everything, default))).Problems.Select(p => p.Code));
        await using var hidden = book.Answers(Scope.Of(managers: ["Ana"]));
        Assert.Equal(0, await hidden.DunningHolds.CountAsync());
    }

    [DatabaseFact]
    public async Task Twenty_who_hold_the_same_at_once_leave_one_hold_and_the_same_key_answers_it_again()
    {
        await using var one = await BookAsync();
        await using var two = await one.AgainAsync();
        var tried = await Task.WhenAll(Enumerable.Range(0, 20).Select(async i =>
        {
            try
            {
                return await HoldAsync(i % 2 == 0 ? one : two, "C-1", "I-1", key: i < 10 ? "K" : null) is var hold ? hold.Id : 0;
            }
            catch (RuleViolation refused) when (refused.Code == RuleCodes.DunningHeld)
            {
                return 0;
            }
        }));
        await using var db = one.Db();
        var left = (await db.DunningHolds.SingleAsync()).Id;
        Assert.Equal([left], tried.Where(t => t != 0).Distinct());
    }

    [DatabaseFact]
    public async Task Over_HTTP_a_hold_is_placed_listed_and_lifted()
    {
        await using var program = await RunningProgram.EmptyAsync();
        await program.QueryAsync("mutation { createAccount(input: { number: \"C-1\", legalName: \"One\" }) { account { number } } }");
        await program.QueryAsync("mutation { recordInvoice(input: { accountNumber: \"C-1\", number: \"I-1\", date: \"2026-01-01\", amount: { amount: 900, currency: \"CNY\" } }) { invoice { number } } }");
        var held = await program.QueryAsync("mutation { holdDunning(input: { accountNumber: \"C-1\", invoiceNumber: \"I-1\", reason: \"Talks\" }) { dunningHold { invoice { number } reason heldUntil liftedOn } errors { __typename } } }");
        Assert.Equal("""{"dunningHold":{"invoice":{"number":"I-1"},"reason":"Talks","heldUntil":null,"liftedOn":null},"errors":null}""", held.GetProperty("holdDunning").GetRawText());
        var again = await program.QueryAsync("mutation { holdDunning(input: { accountNumber: \"C-1\", invoiceNumber: \"I-1\", reason: \"Talks\" }) { dunningHold { id } errors { __typename ... on RuleError { code } } } }");
        Assert.Contains("DUNNING_HELD", again.GetRawText(), StringComparison.Ordinal);
        var item = await program.QueryAsync("{ account(number: \"C-1\") { dunning { level items { skipped } } dunningHolds { nodes { reason invoice { number } account { number } } } } }");
        Assert.Equal(
            """{"dunning":{"level":null,"items":[{"skipped":"HELD"}]},"dunningHolds":{"nodes":[{"reason":"Talks","invoice":{"number":"I-1"},"account":{"number":"C-1"}}]}}""",
            item.GetProperty("account").GetRawText());
        var lifted = await program.QueryAsync("mutation { liftDunningHold(input: { accountNumber: \"C-1\", invoiceNumber: \"I-1\", reason: \"Settled\" }) { dunningHold { liftReason } errors { __typename } } }");
        Assert.Contains("\"liftReason\":\"Settled\"", lifted.GetRawText(), StringComparison.Ordinal);
    }

    /// <summary>Three accounts, each with two invoices that are long past due.</summary>
    private static async Task<TestBook> BookAsync()
    {
        var book = await TestBook.OpenAsync(now: new DateTimeOffset(Day, new TimeOnly(9, 0), TimeSpan.Zero));
        foreach (var account in (string[])["C-1", "C-2", "C-3"])
        {
            await book.CreateAsync(account);
            foreach (var invoice in (string[])["I-1", "I-2"])
            {
                await book.Get<RecordInvoice>().HandleAsync(
                    new RecordInvoiceInput(account, invoice, new DateOnly(2026, 1, 1), new MoneyInput(900m, "CNY")) { DueDate = new DateOnly(2026, 1, 31) }, default);
            }
        }

        return book;
    }

    private static void MoveTo(TestBook book, DateOnly day) => book.Time.Now = new DateTimeOffset(day, new TimeOnly(9, 0), TimeSpan.Zero);

    private static Task<DunningHold> HoldAsync(TestBook book, string account, string? invoice, DateOnly? until = null, Scope? scope = null, string? key = null) =>
        book.Get<HoldDunning>().HoldAsync(new HoldDunningInput(account, "They look into it.", invoice) { Until = until, IdempotencyKey = key }, scope ?? Scope.Everything, default);

    private static Task<DunningHold> LiftAsync(TestBook book, string account, string? invoice) =>
        book.Get<HoldDunning>().LiftAsync(new LiftDunningHoldInput(account, "Settled.", invoice), Scope.Everything, default);

    private static Task<RuleViolation> RefusedAsync(Task<DunningHold> change) => Assert.ThrowsAsync<RuleViolation>(() => change);

    private static async Task<(string, string)> ToldAsync(Task<DunningHold> change) => await RefusedAsync(change) is var told ? (told.Code, told.Message) : default;

    private static async Task<List<string>> RemindedAsync(TestBook book, DateOnly day)
    {
        await using var db = book.Db();
        var policy = await DunningPolicies.OnAsync(db, day, default);
        var plans = await book.Get<DunningPlans>().OfAsync(db, AccountSet.WholeBook, day, policy, default);
        return [.. plans.Values.Select(p => p.Value).SelectMany(p => p.Plan.Reminded.Select(i => $"{p.Account.Number} {i.Item.Number}")).Order(StringComparer.Ordinal)];
    }
}
