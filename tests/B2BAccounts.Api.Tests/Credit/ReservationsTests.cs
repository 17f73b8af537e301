using B2BAccounts.Api.Credit;
using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Security.Audit;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Credit;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Tests.Credit;

/// <summary>Orders that take credit, one after the other.</summary>
public sealed class ReservationsTests
{
    private static readonly DateOnly Day = new(2026, 3, 31);

    [DatabaseFact]
    public async Task An_order_takes_what_is_left_to_the_last_cent_and_no_more()
    {
        await using var book = await BookAsync(("C-1", 1_000m, false));
        await book.Get<RecordInvoice>().HandleAsync(new RecordInvoiceInput("C-1", "I-1", Day, new MoneyInput(300m, "CNY")), default);
        var refused = await RefusedAsync(ReserveAsync(book, "C-1", "O-1", 700.01m));
        Assert.Equal(RuleCodes.CreditExceeded, refused.Code);
        Assert.Contains("more than account C-1 has left: 700", refused.Message, StringComparison.Ordinal);
        await ReserveAsync(book, "C-1", "O-1", 700m);
        Assert.Equal((300m, 700m, 0m, 1_000m, 0m), await UsedAsync(book, "C-1"));
        Assert.Equal(RuleCodes.CreditExceeded, (await RefusedAsync(ReserveAsync(book, "C-1", "O-2", 0.01m))).Code);
        await using var db = book.Db();
        Assert.Equal(1, await db.CreditReservations.CountAsync());
    }

    [DatabaseFact]
    public async Task An_order_is_delivered_and_invoiced_without_being_counted_twice()
    {
        await using var book = await BookAsync(("C-1", 1_000m, false));
        await ReserveAsync(book, "C-1", "O-1", 600m);
        await book.Get<ChangeReserved>().DeliverAsync(new ReservedPartInput("C-1", "O-1", new MoneyInput(400m, "CNY")), Scope.Everything, default);
        Assert.Equal((0m, 200m, 400m, 600m, 400m), await UsedAsync(book, "C-1"));
        await InvoiceAsync(book, "I-1", 450m, "O-1");
        Assert.Equal((450m, 150m, 0m, 600m, 400m), await UsedAsync(book, "C-1"));
        // Without the order's number, or in another currency, an invoice takes no order's place.
        await InvoiceAsync(book, "I-2", 10m, null);
        await InvoiceAsync(book, "I-3", 1m, "O-9");
        Assert.Equal((461m, 150m, 0m, 611m, 389m), await UsedAsync(book, "C-1"));
        await book.Get<ChangeReserved>().ReleaseAsync(new ReservedPartInput("C-1", "O-1", null), Scope.Everything, default);
        Assert.Equal((461m, 0m, 0m, 461m, 539m), await UsedAsync(book, "C-1"));
    }

    [DatabaseFact]
    public async Task What_is_reserved_expires_with_its_last_day_and_what_is_delivered_stays()
    {
        await using var book = await BookAsync(("C-1", 1_000m, false));
        await ReserveAsync(book, "C-1", "O-1", 600m, Day.AddDays(2));
        await book.Get<ChangeReserved>().DeliverAsync(new ReservedPartInput("C-1", "O-1", new MoneyInput(100m, "CNY")), Scope.Everything, default);
        book.Time.Now = book.Time.Now.AddDays(2);
        Assert.Equal((0m, 500m, 100m, 600m, 400m), await UsedAsync(book, "C-1"));
        Assert.Equal(RuleCodes.CreditExceeded, (await RefusedAsync(ReserveAsync(book, "C-1", "O-2", 900m))).Code);
        book.Time.Now = book.Time.Now.AddDays(1);
        Assert.Equal((0m, 0m, 100m, 100m, 900m), await UsedAsync(book, "C-1"));
        await ReserveAsync(book, "C-1", "O-2", 900m);
        var expired = await RefusedAsync(book.Get<ChangeReserved>().DeliverAsync(new ReservedPartInput("C-1", "O-1", null), Scope.Everything, default));
        Assert.Equal(RuleCodes.ReservationExpired, expired.Code);
    }

    [DatabaseFact]
    public async Task A_groups_limit_holds_for_a_manager_who_sees_one_of_its_companies()
    {
        await using var book = await BookAsync(("HEAD", 1_000m, true), ("OWN", 900m, false), ("SISTER", 900m, false));
        await using (var db = book.Db())
        {
            var accounts = await db.Accounts.ToDictionaryAsync(a => a.Number);
            accounts["OWN"].ParentId = accounts["SISTER"].ParentId = accounts["HEAD"].Id;
            (accounts["OWN"].Manager, accounts["SISTER"].Manager) = ("Ana", "Ben");
            await db.SaveChangesAsync();
        }

        var (ana, ben) = (Scope.Of(managers: ["Ana"]), Scope.Of(managers: ["Ben"]));
        await ReserveAsync(book, "SISTER", "O-1", 800m, scope: ben);
        var refused = await RefusedAsync(ReserveAsync(book, "OWN", "O-1", 300m, scope: ana));
        Assert.Equal(RuleCodes.CreditExceeded, refused.Code);
        Assert.Equal("300 CNY is more than the group of account OWN has left.", refused.Message);
        Assert.Contains("the group of account OWN has left: 200 CNY", (await RefusedAsync(ReserveAsync(book, "OWN", "O-1", 300m))).Message, StringComparison.Ordinal);
        await ReserveAsync(book, "OWN", "O-1", 200m, scope: ana);
        // Another manager's account is to her as if it were not there, whatever she does.
        var (absent, hidden) = (await RefusedAsync(ReserveAsync(book, "NONE", "O-1", 1m, scope: ana)), await RefusedAsync(ReserveAsync(book, "SISTER", "O-1", 1m, scope: ana)));
        Assert.Equal((RuleCodes.AccountNotFound, absent.Message.Replace("NONE", "SISTER", StringComparison.Ordinal)), (hidden.Code, hidden.Message));
        var part = new ReservedPartInput("SISTER", "O-1", null);
        Assert.Equal(hidden.Message, (await RefusedAsync(book.Get<ChangeReserved>().ReleaseAsync(part, ana, default))).Message);
        Assert.Equal(hidden.Message, (await RefusedAsync(book.Get<ChangeReserved>().DeliverAsync(part, ana, default))).Message);
        await using var seen = book.Answers(ana);
        Assert.Equal("OWN", await seen.CreditReservations.Select(r => seen.Accounts.Single(a => a.Id == r.AccountId).Number).SingleAsync());
    }

    [DatabaseFact]
    public async Task Held_credit_gives_nothing_and_without_a_limit_nothing_is_checked()
    {
        await using var book = await BookAsync(("HELD", 1_000m, false), ("STOP", 0m, false));
        await book.CreateAsync("FREE");
        await using (var db = book.Db())
        {
            db.CreditHolds.Add(new CreditHold { Id = 1, AccountId = await db.Accounts.Where(a => a.Number == "HELD").Select(a => a.Id).SingleAsync(), Reason = "late", SetBy = "Li", SetAt = DateTime.UnixEpoch });
            await db.SaveChangesAsync();
        }

        Assert.Equal(RuleCodes.CreditHeld, (await RefusedAsync(ReserveAsync(book, "HELD", "O-1", 1m))).Code);
        Assert.Equal(RuleCodes.CreditExceeded, (await RefusedAsync(ReserveAsync(book, "STOP", "O-1", 1m))).Code);
        await ReserveAsync(book, "FREE", "O-1", 5_000_000m);
        // So much that it could not be shown as an amount of money.
        await ReserveAsync(book, "FREE", "O-2", 899_999_990_000_000m);
        Assert.Equal(RuleCodes.MoneyOutOfRange, (await RefusedAsync(ReserveAsync(book, "FREE", "O-3", 899_999_990_000_000m))).Code);
    }

    [DatabaseFact]
    public async Task A_limit_that_has_ended_is_none_to_reserve_on_until_another_is_set()
    {
        await using var book = await BookAsync(("OWN", 1_000m, false), ("HEAD", 1_000m, true), ("BELOW", 900m, false));
        await using (var db = book.Db())
        {
            (await db.Accounts.SingleAsync(a => a.Number == "BELOW")).ParentId = await db.Accounts.Where(a => a.Number == "HEAD").Select(a => a.Id).SingleAsync();
            foreach (var limit in await db.CreditLimits.Where(l => l.Amount == 1_000m).ToListAsync())
            {
                limit.ExpiresOn = Day;
            }

            await db.SaveChangesAsync();
        }

        await ReserveAsync(book, "OWN", "O-1", 1m);
        await ReserveAsync(book, "BELOW", "O-1", 1m);
        book.Time.Now = book.Time.Now.AddDays(1);
        Assert.Equal(RuleCodes.CreditExceeded, (await RefusedAsync(ReserveAsync(book, "OWN", "O-2", 1m))).Code);
        Assert.Equal(RuleCodes.CreditExceeded, (await RefusedAsync(ReserveAsync(book, "BELOW", "O-2", 1m))).Code);
        await using var answers = book.Answers();
        var own = (await book.Get<Credits>().OfAsync(answers, AccountSet.WholeBook, default)).Single(f => f.Value.Value.Limit is { Group: false, Amount: 0m }).Value.Value;
        Assert.Equal(CreditStatus.Stop, own.Status);
        Assert.Equal("The limit of 1000 CNY ended on 2026-03-31; until another is set there is no credit.", own.Limit!.Reason);
        Assert.DoesNotContain(own.Reasons, r => r.Code == CreditReason.NoLimit);
    }

    [DatabaseFact]
    public async Task Refusals_are_on_record_with_the_amount_that_was_tried()
    {
        await using var book = await BookAsync(("C-1", 10m, false));
        await RefusedAsync(ReserveAsync(book, "C-1", "O-1", 11m));
        await RefusedAsync(ReserveAsync(book, "C-1", "O-1", 10.5m));
        book.Get<AuditedOften>().Flush(all: true);
        await book.Get<AuditTrail>().WriteAsync(default);
        await using var db = book.Db();
        var refused = await db.AuditRecords.Where(r => r.Kind == AuditKind.Refused).OrderBy(r => r.Id).ToListAsync();
        Assert.Equal([(RuleCodes.CreditExceeded, 1), (RuleCodes.CreditExceeded, 1)], refused.Select(r => (r.Code, r.Count!.Value)));
        Assert.Contains("\"amount\":11", refused[0].Details, StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task An_order_of_a_sister_that_is_being_invoiced_is_never_out_of_the_groups_account()
    {
        const int Rounds = 25;
        await using var one = await BookAsync(("HEAD", 1_000m, true), ("OWN", 1_000m, false), ("SISTER", 1_000_000m, false));
        await using (var db = one.Db())
        {
            var accounts = await db.Accounts.ToDictionaryAsync(a => a.Number);
            accounts["OWN"].ParentId = accounts["SISTER"].ParentId = accounts["HEAD"].Id;
            await db.SaveChangesAsync();
        }

        await using var two = await one.AgainAsync();
        for (var round = 0; round < Rounds; round++)
        {
            await ReserveAsync(one, "SISTER", $"O-{round}", 1_000m);
            var invoiced = two.Get<RecordInvoice>().HandleAsync(new RecordInvoiceInput("SISTER", $"I-{round}", Day, new MoneyInput(1_000m, "CNY")) { OrderNumber = $"O-{round}" }, default);
            do
            {
                // All of the group's limit is taken, by the order before and by the invoice after.
                Assert.Equal(RuleCodes.CreditExceeded, (await RefusedAsync(ReserveAsync(one, "OWN", "O", 1m))).Code);
            }
            while (!invoiced.IsCompleted);
            await invoiced;
            await two.Get<RecordPayment>().HandleAsync(new RecordPaymentInput("SISTER", $"P-{round}", Day, new MoneyInput(1_000m, "CNY")), default);
        }
    }

    [DatabaseFact]
    public async Task Another_currency_is_converted_at_the_rate_of_the_day_and_refused_without_one()
    {
        await using var book = await BookAsync(("C-1", 1_000m, false));
        Assert.Equal(RuleCodes.FxRateMissing, (await RefusedAsync(ReserveAsync(book, "C-1", "O-1", 100m, currency: "USD"))).Code);
        await using (var db = book.Db())
        {
            db.FxRates.Add(new FxRate { Id = 1, BaseCurrency = "CNY", Currency = "USD", Day = Day, Rate = 7.13m, Source = "test", RecordedAt = DateTime.UnixEpoch });
            await db.SaveChangesAsync();
        }

        Assert.Contains("has left: 1000", (await RefusedAsync(ReserveAsync(book, "C-1", "O-1", 140.26m, currency: "USD"))).Message, StringComparison.Ordinal);
        await ReserveAsync(book, "C-1", "O-1", 140.25m, currency: "USD");
        // 140.25 × 7.13 = 999.9825.
        Assert.Equal((0m, 999.98m, 0m, 999.98m, 0.02m), await UsedAsync(book, "C-1"));
    }

    [DatabaseFact]
    public async Task The_same_order_takes_once_and_a_key_sent_again_answers_the_first_time()
    {
        await using var book = await BookAsync(("C-1", 1_000m, false));
        var input = new ReserveCreditInput("C-1", "O-1", new MoneyInput(100m, "CNY")) { IdempotencyKey = "k" };
        var first = await book.Get<ReserveCredit>().HandleAsync(input, Scope.Everything, default);
        Assert.Equal(first.Id, (await book.Get<ReserveCredit>().HandleAsync(input, Scope.Everything, default)).Id);
        Assert.Equal(RuleCodes.ReservationExists, (await RefusedAsync(ReserveAsync(book, "C-1", "O-1", 100m))).Code);
        Assert.Equal(RuleCodes.ReservationNotFound, (await RefusedAsync(book.Get<ChangeReserved>().ReleaseAsync(new ReservedPartInput("C-1", "O-2", null), Scope.Everything, default))).Code);
        Assert.Equal((0m, 100m, 0m, 100m, 900m), await UsedAsync(book, "C-1"));
        Assert.Equal(Day.AddDays(30), first.ExpiresOn);
        Assert.Equal(RuleCodes.ValueOutOfRange, (await RefusedAsync(ReserveAsync(book, "C-1", "O-3", 1m, Day.AddDays(-1)))).Code);
        Assert.Equal(RuleCodes.ValueOutOfRange, (await RefusedAsync(ReserveAsync(book, "C-1", "O-3", 1m, Day.AddDays(367)))).Code);
    }

    private static async Task<TestBook> BookAsync(params (string Number, decimal Limit, bool Group)[] limits)
    {
        var book = await TestBook.OpenAsync();
        foreach (var (number, _, _) in limits)
        {
            await book.CreateAsync(number);
        }

        await using var db = book.Db();
        var ids = await db.Accounts.ToDictionaryAsync(a => a.Number, a => a.Id);
        db.CreditLimits.AddRange(limits.Select((l, i) => new CreditLimit
        {
            Id = i + 1, AccountId = ids[l.Number], Group = l.Group, Source = LimitSource.Manual, Amount = l.Limit, Currency = "CNY", ValidFrom = Day, Reason = "test",
            RecordedAt = DateTime.UnixEpoch,
        }));
        await db.SaveChangesAsync();
        await book.ReferNoOrderForItsSizeAsync();
        return book;
    }

    private static Task<CreditReservation> ReserveAsync(
        TestBook book, string account, string order, decimal amount, DateOnly? until = null, Scope? scope = null, string currency = "CNY") =>
        book.Get<ReserveCredit>().HandleAsync(
            new ReserveCreditInput(account, order, new MoneyInput(amount, currency)) { ExpiresOn = until }, scope ?? Scope.Everything, default);

    private static Task InvoiceAsync(TestBook book, string number, decimal amount, string? order) => book.Transactions.RunAsync(
        t => book.Get<Posting>().PostAsync(t, new NewInvoice("C-1", number, Day, amount) { OrderNumber = order }), default);

    private static async Task<(decimal Receivable, decimal Reserved, decimal Delivered, decimal Total, decimal? Available)> UsedAsync(TestBook book, string number)
    {
        await using var db = book.Answers();
        var id = await db.Accounts.Where(a => a.Number == number).Select(a => a.Id).SingleAsync();
        var use = (await book.Get<Credits>().UsesAsync(db, AccountSet.Of(id), default))[id].Value;
        return (use.Exposure.Receivable.Amount, use.Exposure.Reserved.Amount, use.Exposure.DeliveredNotInvoiced.Amount, use.Exposure.Total.Amount, use.Available?.Amount);
    }

    private static Task<RuleViolation> RefusedAsync(Task work) => Assert.ThrowsAsync<RuleViolation>(() => work);
}
