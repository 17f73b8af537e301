using B2BAccounts.Api.Credit;
using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Credit;
using B2BAccounts.GraphQL.Conventions.Nodes;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Tests.Credit;

/// <summary>Limits, holds and orders that people decide about.</summary>
public sealed class DecisionsTests
{
    /// <summary>A Tuesday.</summary>
    private static readonly DateOnly Day = new(2026, 3, 31);

    private static readonly Caller Ana = new("user:1", "Ana", Role.Manager, Scope.Of(managers: ["Ana"]));
    private static readonly Caller Ben = new("user:2", "Ben", Role.Manager, Scope.Of(managers: ["Ana"]));
    private static readonly Caller Fei = new("user:3", "Fei", Role.Finance, Scope.Everything);
    private static readonly Caller Guo = new("user:4", "Guo", Role.Finance, Scope.Everything);
    private static readonly Caller Program = new("key:7", "crm", Role.Finance, Scope.Everything);

    [DatabaseFact]
    public async Task A_limit_holds_once_somebody_else_of_enough_authority_has_agreed_and_never_before()
    {
        await using var book = await BookAsync();
        var asked = await AskLimitAsync(book, Ana, 50_000m, until: Day.AddDays(10));
        Assert.Equal((DecidingRole.Manager, 1, Day.AddDays(1), Day.AddDays(10), DecisionStatus.Open), (asked.Authority, asked.People, asked.DueOn, asked.LapsesOn, asked.StatusOn(Day)));
        Assert.Null(await LimitAsync(book));
        Assert.Equal(RuleCodes.DecisionOwn, (await RefusedAsync(DecideAsync(book, Ana, asked))).Code);
        Assert.Equal(RuleCodes.DecisionByPerson, (await RefusedAsync(DecideAsync(book, Program, asked))).Code);
        Assert.Null(await LimitAsync(book));

        var decided = await DecideAsync(book, Ben, asked);
        Assert.Equal(DecisionStatus.Approved, decided.StatusOn(Day));
        var limit = (await LimitAsync(book))!;
        Assert.Equal((50_000m, LimitSource.Manual, Day, (DateOnly?)Day.AddDays(10), "Ben", (long?)asked.Id, "test"), (limit.Amount, limit.Source, limit.ValidFrom, limit.ExpiresOn, limit.SetBy, limit.DecisionId, limit.Reason));
        Assert.Equal(RuleCodes.DecisionClosed, (await RefusedAsync(DecideAsync(book, Fei, asked))).Code);
        Assert.Equal(RuleCodes.DecisionClosed, (await RefusedAsync(WithdrawAsync(book, Ana, asked))).Code);
        book.Time.Now = book.Time.Now.AddDays(11);
        Assert.Equal(0m, (await LimitAsync(book))!.Amount);
    }

    [DatabaseFact]
    public async Task Above_what_one_may_decide_two_must_agree_and_nobody_twice()
    {
        await using var book = await BookAsync();
        var asked = await AskLimitAsync(book, Ana, 500_000.01m);
        Assert.Equal((DecidingRole.Finance, 2), (asked.Authority, asked.People));
        Assert.Equal(RuleCodes.DecisionAuthority, (await RefusedAsync(DecideAsync(book, Ben, asked))).Code);
        Assert.Equal(DecisionStatus.Open, (await DecideAsync(book, Fei, asked)).StatusOn(Day));
        Assert.Equal(RuleCodes.DecisionVoted, (await RefusedAsync(DecideAsync(book, Fei, asked))).Code);
        Assert.Null(await LimitAsync(book));
        Assert.Equal(DecisionStatus.Approved, (await DecideAsync(book, Guo, asked)).StatusOn(Day));
        Assert.Equal(500_000.01m, (await LimitAsync(book))!.Amount);

        // A lower one is of its own amount too: it stays when the other would have ended.
        var lower = await AskLimitAsync(book, Fei, 400_000m);
        Assert.Equal((DecidingRole.Finance, 1, 400_000m), (lower.Authority, lower.People, lower.AmountInQuestion));
        Assert.Equal(DecisionStatus.Refused, (await DecideAsync(book, Guo, lower, approve: false)).StatusOn(Day));
        Assert.Equal(500_000.01m, (await LimitAsync(book))!.Amount);
    }

    [DatabaseFact]
    public async Task What_a_program_asks_needs_one_more_and_a_groups_limit_finance()
    {
        await using var book = await BookAsync();
        var asked = await AskLimitAsync(book, Program, 50_000m);
        Assert.Equal((DecidingRole.Manager, 2, "crm"), (asked.Authority, asked.People, asked.AskedBy));
        await DecideAsync(book, Fei, asked);
        Assert.Null(await LimitAsync(book));
        await DecideAsync(book, Ben, asked);
        Assert.Equal("Ben", (await LimitAsync(book))!.SetBy);

        book.As(Ana);
        var group = await book.Get<AskDecision>().LimitAsync(new AskLimitInput("C-1", "test", new MoneyInput(1m, "CNY"), Group: true), Ana.Scope, default);
        Assert.Equal((DecidingRole.Finance, 1), (group.Authority, group.People));
        await DecideAsync(book, Fei, group);
        Assert.Contains("group of account C-1 has left: 1 CNY", (await RefusedAsync(ReserveAsync(book, "O-1", 2m))).Message, StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task Nobody_asks_twice_for_the_same_and_what_is_taken_back_or_lapsed_is_asked_anew()
    {
        await using var book = await BookAsync();
        var first = await AskLimitAsync(book, Ana, 100m);
        Assert.Equal(RuleCodes.DecisionExists, (await RefusedAsync(AskLimitAsync(book, Ben, 200m))).Code);
        Assert.Equal(RuleCodes.DecisionAuthority, (await RefusedAsync(WithdrawAsync(book, Ben, first))).Code);
        Assert.Equal(DecisionStatus.Withdrawn, (await WithdrawAsync(book, Ana, first)).StatusOn(Day));
        var second = await AskLimitAsync(book, Ana, 200m);
        book.Time.Now = book.Time.Now.AddDays(CreditDecision.OpenDays);
        Assert.True(second.IsLateOn(Day.AddDays(2)) && !second.IsLateOn(Day.AddDays(1)));
        book.Time.Now = book.Time.Now.AddDays(1);
        Assert.Equal(RuleCodes.DecisionClosed, (await RefusedAsync(DecideAsync(book, Ben, second))).Code);
        Assert.Equal(DecisionStatus.Open, (await AskLimitAsync(book, Ana, 300m)).StatusOn(Day.AddDays(31)));
        Assert.Equal(RuleCodes.ValueOutOfRange, (await RefusedAsync(AskLimitAsync(book, Ana, 300m, until: Day))).Code);
        Assert.Contains("must be 0 or more", (await Assert.ThrowsAsync<InputInvalid>(() => AskLimitAsync(book, Ana, -1m))).Message, StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task What_the_caller_does_not_see_is_to_him_as_if_nobody_had_asked()
    {
        await using var book = await BookAsync();
        var asked = await AskLimitAsync(book, Ana, 100m);
        var stranger = Ben with { Id = "user:9", Scope = Scope.Of(managers: ["Cai"]) };
        var (hidden, absent) = (await RefusedAsync(DecideAsync(book, stranger, asked)), await RefusedAsync(DecideAsync(book, stranger, new CreditDecision { Id = asked.Id + 99 })));
        Assert.Equal((RuleCodes.DecisionNotFound, RuleCodes.DecisionNotFound), (hidden.Code, absent.Code));
        Assert.Equal(hidden.Message.Replace(IdOf(asked.Id), "", StringComparison.Ordinal), absent.Message.Replace(IdOf(asked.Id + 99), "", StringComparison.Ordinal));
        Assert.Equal(RuleCodes.AccountNotFound, (await RefusedAsync(AskLimitAsync(book, stranger, 1m))).Code);
    }

    [DatabaseFact]
    public async Task A_hold_stops_orders_until_others_lift_it_and_one_that_came_since_stays()
    {
        await using var book = await BookAsync();
        book.As(Ana);
        Assert.Equal(RuleCodes.CreditNotHeld, (await RefusedAsync(book.Get<AskDecision>().HoldLiftedAsync(new AskHoldLiftedInput("C-1", "why"), Ana.Scope, default))).Code);
        var hold = await book.Get<HoldCredit>().HandleAsync(new HoldCreditInput("C-1", "rumours"), Ana.Scope, default);
        Assert.Equal(("Ana", "rumours"), (hold.SetBy, hold.Reason));
        Assert.Contains("by Ana ('rumours')", (await RefusedAsync(book.Get<HoldCredit>().HandleAsync(new HoldCreditInput("C-1", "more"), Ana.Scope, default))).Message, StringComparison.Ordinal);
        Assert.Equal(RuleCodes.CreditHeld, (await RefusedAsync(ReserveAsync(book, "O-1", 1m))).Code);

        await book.Get<RecordInvoice>().HandleAsync(new RecordInvoiceInput("C-1", "I-1", Day, new MoneyInput(70_000m, "CNY")), default);
        var asked = await book.Get<AskDecision>().HoldLiftedAsync(new AskHoldLiftedInput("C-1", "it was a rumour"), Ana.Scope, default);
        // Without a limit it is about what is owed.
        Assert.Equal((70_000m, DecidingRole.Finance, null), (asked.AmountInQuestion, asked.Authority, asked.Amount));
        await DecideAsync(book, Fei, asked);
        await using (var db = book.Db())
        {
            Assert.Equal(("Fei", "it was a rumour"), await db.CreditHolds.Select(h => new ValueTuple<string?, string?>(h.LiftedBy, h.LiftReason)).SingleAsync());
        }

        await ReserveAsync(book, "O-1", 1m);
    }

    [DatabaseFact]
    public async Task What_a_rule_of_the_policy_speaks_against_takes_nothing_until_people_let_it_pass()
    {
        await using var book = await BookAsync();
        await DecideAsync(book, Ben, await AskLimitAsync(book, Ana, 10_000m));
        var large = await RefusedAsync(ReserveAsync(book, "O-1", 5_000.01m));
        Assert.Equal((RuleCodes.OrderReferred, "amount"), (large.Code, large.Path.Single()));
        Assert.Contains("What would make it pass: An order of at most 5000 CNY.", large.Message, StringComparison.Ordinal);
        await ReserveAsync(book, "O-0", 1m);

        await book.Get<RecordInvoice>().HandleAsync(new RecordInvoiceInput("C-1", "I-1", Day.AddDays(-80), new MoneyInput(100m, "CNY")) { DueDate = Day.AddDays(-31) }, default);
        var late = await RefusedAsync(ReserveAsync(book, "O-1", 100m));
        Assert.Equal(RuleCodes.OrderReferred, late.Code);
        Assert.Contains("31 days past due", late.Message, StringComparison.Ordinal);
        Assert.Contains("is overdue, 100 %", late.Message, StringComparison.Ordinal);
        book.Time.Now = book.Time.Now.AddDays(30);
        Assert.Equal(RuleCodes.OrderRefused, (await RefusedAsync(ReserveAsync(book, "O-1", 100m))).Code);
        await using var db = book.Db();
        Assert.Equal(["O-0"], await db.CreditReservations.Select(r => r.OrderNumber).ToListAsync());

        await DecideAsync(book, Ben, await AskOrderAsync(book, "O-1", 100m));
        await ReserveAsync(book, "O-1", 100m);
        Assert.Equal(RuleCodes.OrderRefused, (await RefusedAsync(ReserveAsync(book, "O-2", 100m))).Code);
    }

    [DatabaseFact]
    public async Task An_order_that_was_let_pass_takes_what_was_decided_once_and_no_more()
    {
        await using var book = await BookAsync();
        await DecideAsync(book, Ben, await AskLimitAsync(book, Ana, 100m));
        book.As(Ana);
        await book.Get<HoldCredit>().HandleAsync(new HoldCreditInput("C-1", "rumours"), Ana.Scope, default);
        var asked = await AskOrderAsync(book, "O-1", 1_000m);
        Assert.Equal(RuleCodes.CreditHeld, (await RefusedAsync(ReserveAsync(book, "O-1", 1_000m))).Code);
        await DecideAsync(book, Ben, asked);
        Assert.Equal(RuleCodes.CreditHeld, (await RefusedAsync(ReserveAsync(book, "O-2", 1m))).Code);
        Assert.Equal(RuleCodes.CreditHeld, (await RefusedAsync(ReserveAsync(book, "O-1", 1_000.01m))).Code);
        await ReserveAsync(book, "O-1", 600m);
        await book.Get<ChangeReserved>().DeliverAsync(new ReservedPartInput("C-1", "O-1", null), Scope.Everything, default);
        // What was delivered of it counts: the order as a whole may take 1,000.
        Assert.Equal(RuleCodes.CreditHeld, (await RefusedAsync(ReserveAsync(book, "O-1", 400.01m))).Code);
        await ReserveAsync(book, "O-1", 400m);

        // Many small orders are together a large one.
        Assert.Equal(DecidingRole.Finance, (await AskOrderAsync(book, "O-3", 49_000.01m)).Authority);
        book.Time.Now = book.Time.Now.AddDays(CreditDecision.OpenDays + 1);
        Assert.Equal(DecidingRole.Manager, (await AskOrderAsync(book, "O-3", 49_000.01m)).Authority);
        Assert.Equal(RuleCodes.CreditHeld, (await RefusedAsync(ReserveAsync(book, "O-1", 1m))).Code);
    }

    [DatabaseFact]
    public async Task Small_orders_asked_before_any_is_decided_are_together_a_large_one()
    {
        await using var book = await BookAsync();
        var first = await AskOrderAsync(book, "O-1", 30_000m);
        var second = await AskOrderAsync(book, "O-2", 20_000.01m);
        Assert.Equal((DecidingRole.Manager, 30_000m), (first.Authority, first.AmountInQuestion));
        Assert.Equal((DecidingRole.Finance, 50_000.01m), (second.Authority, second.AmountInQuestion));
        await DecideAsync(book, Ben, first);
        Assert.Contains("50000.01 in the base currency, is for FINANCE", (await RefusedAsync(DecideAsync(book, Ben, second))).Message, StringComparison.Ordinal);

        // One order asked anew is not two, and what was refused or taken back is none.
        Assert.Equal(50_000m, (await AskOrderAsync(book, "O-1", 50_000m - 20_000.01m)).AmountInQuestion);
        await WithdrawAsync(book, Ana, second);
        Assert.Equal((DecidingRole.Manager, 50_000m), await Asked(AskOrderAsync(book, "O-2", 20_000m)));

        static async Task<(DecidingRole Authority, decimal InQuestion)> Asked(Task<CreditDecision> decision) => ((await decision).Authority, (await decision).AmountInQuestion);
    }

    [DatabaseFact]
    public async Task Of_twenty_who_agree_at_once_as_many_count_as_it_needs_and_it_is_done_once()
    {
        await using var one = await BookAsync();
        await using var two = await one.AgainAsync();
        for (var round = 0; round < 5; round++)
        {
            var asked = await AskLimitAsync(one, Ana, 600_000m + round);
            var answers = await Task.WhenAll(Enumerable.Range(10, 20).Select(i => Task.Run(async () =>
            {
                try
                {
                    await DecideAsync(i % 2 == 0 ? one : two, Fei with { Id = $"user:{i}", Name = $"{i}" }, asked);
                    return null;
                }
                catch (RuleViolation refused)
                {
                    return refused.Code;
                }
            })));
            Assert.Equal(2, answers.Count(a => a is null));
            Assert.Equal(18, answers.Count(a => a == RuleCodes.DecisionClosed));
            await using var db = one.Db();
            Assert.Equal(2, await db.CreditVotes.CountAsync(v => v.DecisionId == asked.Id));
            Assert.Equal(1, await db.CreditLimits.CountAsync(l => l.DecisionId == asked.Id));
        }
    }

    [DatabaseFact]
    public async Task A_key_sent_again_answers_what_was_asked_and_votes_once()
    {
        await using var book = await BookAsync();
        book.As(Ana);
        var input = new AskLimitInput("C-1", "test", new MoneyInput(600_000m, "CNY")) { IdempotencyKey = "k" };
        var asked = await book.Get<AskDecision>().LimitAsync(input, Ana.Scope, default);
        Assert.Equal(asked.Id, (await book.Get<AskDecision>().LimitAsync(input, Ana.Scope, default)).Id);
        book.As(Fei);
        var vote = new DecideCreditInput(IdOf(asked.Id), true, "yes") { IdempotencyKey = "v" };
        await book.Get<DecideCredit>().DecideAsync(vote, Fei.Scope, default);
        Assert.Equal(DecisionStatus.Open, (await book.Get<DecideCredit>().DecideAsync(vote, Fei.Scope, default)).StatusOn(Day));
    }

    private static async Task<TestBook> BookAsync()
    {
        var book = await TestBook.OpenAsync();
        await book.CreateAsync("C-1");
        await using var db = book.Db();
        (await db.Accounts.SingleAsync()).Manager = "Ana";
        await db.SaveChangesAsync();
        return book;
    }

    private static Task<CreditDecision> AskLimitAsync(TestBook book, Caller caller, decimal amount, DateOnly? until = null)
    {
        book.As(caller);
        return book.Get<AskDecision>().LimitAsync(new AskLimitInput("C-1", "test", new MoneyInput(amount, "CNY")) { ExpiresOn = until }, caller.Scope, default);
    }

    private static Task<CreditDecision> AskOrderAsync(TestBook book, string order, decimal amount)
    {
        book.As(Ana);
        return book.Get<AskDecision>().OrderPassedAsync(new AskOrderPassedInput("C-1", "test", order, new MoneyInput(amount, "CNY")), Ana.Scope, default);
    }

    private static async Task<CreditDecision> DecideAsync(TestBook book, Caller caller, CreditDecision asked, bool approve = true)
    {
        book.As(caller);
        return await book.Get<DecideCredit>().DecideAsync(new DecideCreditInput(IdOf(asked.Id), approve, "looked at"), caller.Scope, default);
    }

    private static Task<CreditDecision> WithdrawAsync(TestBook book, Caller caller, CreditDecision asked)
    {
        book.As(caller);
        return book.Get<DecideCredit>().WithdrawAsync(new WithdrawDecisionInput(IdOf(asked.Id)), caller.Scope, default);
    }

    private static Task<CreditReservation> ReserveAsync(TestBook book, string order, decimal amount) =>
        book.Get<ReserveCredit>().HandleAsync(new ReserveCreditInput("C-1", order, new MoneyInput(amount, "CNY")), Scope.Everything, default);

    private static async Task<CreditLimit?> LimitAsync(TestBook book)
    {
        await using var db = book.Answers();
        return (await book.Get<Credits>().UsesAsync(db, AccountSet.WholeBook, default)).Single().Value.Value.Limit;
    }

    private static string IdOf(long key) => GlobalId.Encode(nameof(CreditDecision), $"{key}");

    private static Task<RuleViolation> RefusedAsync(Task work) => Assert.ThrowsAsync<RuleViolation>(() => work);
}
