using B2BAccounts.Api.Credit;
using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Http;
using B2BAccounts.Api.Tests.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Credit;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Tests.Credit;

/// <summary>What would become of an order, on a book.</summary>
public sealed class SimulateOrderTests
{
    private static readonly DateOnly Day = new(2026, 3, 31);

    [DatabaseFact]
    public async Task It_says_of_what_is_available_what_a_reservation_then_finds()
    {
        await using var book = await BookAsync();
        var random = new Random(7);
        var (fitted, not) = (0, 0);
        for (var i = 0; i < 40; i++)
        {
            var amount = random.Next(1, 40_000) / 100m;
            var said = Of(await SimulateAsync(book, "OWN", amount), OrderRule.Available).Verdict;
            RuleViolation? refused = null;
            try
            {
                await book.Get<ReserveCredit>().HandleAsync(new ReserveCreditInput("OWN", $"O-{i}", new MoneyInput(amount, "CNY")), Scope.Everything, default);
            }
            catch (RuleViolation rule)
            {
                refused = rule;
            }

            Assert.Equal(said == OrderVerdict.Approved, refused is null);
            (fitted, not) = refused is null ? (fitted + 1, not) : (fitted, not + 1);
        }

        Assert.True(fitted > 3 && not > 3, $"{fitted} {not}");
        await using var db = book.Db();
        Assert.Equal(fitted, await db.CreditReservations.CountAsync());
    }

    [DatabaseFact]
    public async Task Overdue_items_of_every_currency_promises_and_holds_count()
    {
        await using var book = await BookAsync();
        await using (var db = book.Db())
        {
            db.FxRates.Add(new Domain.Receivables.FxRate { Id = 1, BaseCurrency = "CNY", Currency = "USD", Day = Day, Rate = 7m, Source = "test", RecordedAt = DateTime.UnixEpoch });
            await db.SaveChangesAsync();
        }

        var invoice = book.Get<RecordInvoice>();
        await invoice.HandleAsync(new RecordInvoiceInput("OWN", "I-1", Day.AddDays(-100), new MoneyInput(10m, "USD")) { DueDate = Day.AddDays(-61) }, default);
        await invoice.HandleAsync(new RecordInvoiceInput("OWN", "I-2", Day.AddDays(-10), new MoneyInput(130m, "CNY")) { DueDate = Day.AddDays(20) }, default);
        var order = await SimulateAsync(book, "OWN", 10m);
        Assert.Equal("70 CNY of 200 CNY is overdue, 35 %; more than 10 % refers an order.", Of(order, OrderRule.OverdueShare).Message);
        Assert.Equal((OrderVerdict.Refused, "The oldest item is 61 days past due; more than 30 refer an order, more than 60 refuse it."),
            (Of(order, OrderRule.OldestItem).Verdict, Of(order, OrderRule.OldestItem).Message));
        // (70 − 20) / 0.9.
        Assert.Equal("Payment of 55.56 CNY of what is overdue.", Of(order, OrderRule.OverdueShare).Remedy);
        Assert.Equal(OrderVerdict.Refused, order!.Verdict);

        await book.Get<HoldCredit>().HandleAsync(new HoldCreditInput("OWN", "rumours"), Scope.Everything, default);
        Assert.Equal(OrderVerdict.Referred, Of(await SimulateAsync(book, "OWN", 10m), OrderRule.Hold).Verdict);
        Assert.Null(await SimulateAsync(book, "NONE", 10m));
        Assert.Contains("above zero", (await Assert.ThrowsAsync<InputInvalid>(() => SimulateAsync(book, "OWN", 0m))).Message, StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task What_a_group_of_few_others_has_left_is_not_told_by_trying()
    {
        await using var book = await BookAsync();
        var ana = Scope.Of(managers: ["Ana"]);
        Assert.Equal(SmallGroups.Suppressed, (await Assert.ThrowsAsync<RuleViolation>(() => SimulateAsync(book, "OWN", 1m, ana))).Code);
        Assert.Null(await SimulateAsync(book, "SISTER", 1m, ana));
    }

    [DatabaseFact]
    public async Task The_api_answers_every_rule_and_writes_nothing()
    {
        await using var program = await RunningProgram.EmptyAsync();
        await program.QueryAsync("mutation { createAccount(input: { number: \"C-1\", legalName: \"One\" }) { account { number } } }");
        var told = await program.QueryAsync("{ simulateOrder(accountNumber: \"C-1\", amount: { amount: 5, currency: \"CNY\" }, orderNumber: \"O-1\") { verdict passed rules { rule verdict message remedy } } }");
        var order = told.GetProperty("simulateOrder");
        Assert.Equal(("APPROVED", false, 9), (order.GetProperty("verdict").GetString(), order.GetProperty("passed").GetBoolean(), order.GetProperty("rules").GetArrayLength()));
        Assert.Equal("""{"rule":"AVAILABLE","verdict":"APPROVED","message":"Neither the account nor a group above it has a limit.","remedy":null}""", order.GetProperty("rules")[2].GetRawText());
        await using var db = program.Db();
        Assert.Equal(0, await db.CreditReservations.CountAsync());
    }

    // A company with 1,000 of its own in a group that has 500 for it and its sister.
    private static async Task<TestBook> BookAsync()
    {
        var book = await TestBook.OpenAsync();
        foreach (var number in (string[])["HEAD", "OWN", "SISTER"])
        {
            await book.CreateAsync(number);
        }

        await using var db = book.Db();
        var accounts = await db.Accounts.ToDictionaryAsync(a => a.Number);
        accounts["OWN"].ParentId = accounts["SISTER"].ParentId = accounts["HEAD"].Id;
        (accounts["OWN"].Manager, accounts["SISTER"].Manager) = ("Ana", "Ben");
        db.CreditLimits.Add(Limit(1, accounts["HEAD"].Id, group: true, 500m));
        db.CreditLimits.Add(Limit(2, accounts["OWN"].Id, group: false, 1_000m));
        await db.SaveChangesAsync();
        return book;
    }

    private static CreditLimit Limit(long id, long account, bool group, decimal amount) => new()
    {
        Id = id, AccountId = account, Group = group, Source = LimitSource.Manual, Amount = amount, Currency = "CNY", ValidFrom = Day, Reason = "test", RecordedAt = DateTime.UnixEpoch,
    };

    private static async Task<SimulatedOrder?> SimulateAsync(TestBook book, string account, decimal amount, Scope? scope = null)
    {
        await using var view = book.Answers(scope);
        return await book.Get<SimulateOrder>().OfAsync(view, new SimulateOrderInput(account, new MoneyInput(amount, "CNY")), default);
    }

    private static OrderRuleResult Of(SimulatedOrder? order, OrderRule rule) => order!.Rules.Single(r => r.Rule == rule);
}
