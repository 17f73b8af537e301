using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Tests.Receivables;

/// <summary>Refunds, write-offs, recoveries, allocations afterwards and reversals, each day of them.</summary>
public sealed class SettlingTests
{
    private static readonly DateOnly Day = new(2026, 3, 1);

    [DatabaseFact]
    public async Task A_payment_that_bounced_reopens_its_invoices_from_that_day_on()
    {
        await using var book = await WithInvoicesAsync(100m, 50m);
        await PayAsync(book, "P-1", Day.AddDays(4), 130m);
        await ReverseAsync(book, DocumentKind.Payment, "P-1", Day.AddDays(9));
        Assert.Equal([(Day, 150m), (Day.AddDays(4), 20m), (Day.AddDays(8), 20m), (Day.AddDays(9), 150m)], await BalancesAsync(book, 0, 4, 8, 9));
        // Before the bounce only what P-1 had left open can be settled, whatever is open at the end.
        await PayAsync(book, "P-2", Day.AddDays(5), 60m);
        await using var db = book.Db();
        Assert.Equal(40m, (await db.OpenDocuments.SingleAsync(o => o.Kind == DocumentKind.Payment)).Open);
        var refused = await Assert.ThrowsAsync<RuleViolation>(() => AllocateAsync(book, "P-2", ("I-1", 40m)));
        Assert.Equal(RuleCodes.AllocationExceedsTarget, refused.Code);
        await book.Get<AllocateCredit>().PaymentAsync(new AllocateCreditInput("C-1", "P-2") { Date = Day.AddDays(9), Allocations = [new("I-1", 40m)] }, default);
        await LedgerTruth.AssertAsync(db);
        Assert.Equal(RuleCodes.AlreadyReversed, (await Assert.ThrowsAsync<RuleViolation>(() => ReverseAsync(book, DocumentKind.Payment, "P-1", Day.AddDays(9)))).Code);
        Assert.Equal(RuleCodes.DatesOutOfOrder, (await Assert.ThrowsAsync<RuleViolation>(() => ReverseAsync(book, DocumentKind.Payment, "P-2", Day.AddDays(4)))).Code);
    }

    [DatabaseFact]
    public async Task What_is_left_of_a_payment_is_paid_back_once_and_stands_in_the_way_of_its_reversal()
    {
        await using var book = await WithInvoicesAsync(100m);
        await PayAsync(book, "P-1", Day, 130m);
        var refund = await RefundAsync(book, "R-1", null);
        Assert.Equal(30m, refund.Amount);
        Assert.Equal(RuleCodes.AllocationExceedsTarget, (await Assert.ThrowsAsync<RuleViolation>(() => RefundAsync(book, "R-2", null))).Code);
        Assert.Equal(RuleCodes.AllocationExceedsTarget, (await Assert.ThrowsAsync<RuleViolation>(() => RefundAsync(book, "R-2", 0.01m))).Code);
        Assert.Equal(RuleCodes.DocumentNumberTaken, (await Assert.ThrowsAsync<RuleViolation>(() => RefundAsync(book, "R-1", 1m))).Code);
        Assert.Equal(RuleCodes.ReversalBlocked, (await Assert.ThrowsAsync<RuleViolation>(() => ReverseAsync(book, DocumentKind.Payment, "P-1", Day.AddDays(9)))).Code);
        Assert.Equal([(Day, -30m), (Day.AddDays(1), 0m)], await BalancesAsync(book, 0, 1));
        await ReverseAsync(book, DocumentKind.Refund, "R-1", Day.AddDays(3));
        await ReverseAsync(book, DocumentKind.Payment, "P-1", Day.AddDays(9));
        Assert.Equal([(Day.AddDays(2), 0m), (Day.AddDays(3), -30m), (Day.AddDays(9), 100m)], await BalancesAsync(book, 2, 3, 9));
        await using var db = book.Db();
        await LedgerTruth.AssertAsync(db);
    }

    [DatabaseFact]
    public async Task What_was_written_off_is_recovered_in_parts_and_no_further()
    {
        await using var book = await WithInvoicesAsync(100m);
        await PayAsync(book, "P-1", Day, 20m);
        var writeOff = await book.Get<RecordWriteOff>().HandleAsync(new RecordWriteOffInput("C-1", "W-1", Day.AddDays(5), "I-1", "Insolvent"), default);
        await book.Get<RollFigures>().RunAsync(default);
        Assert.Equal(80m, writeOff.Amount);
        Assert.Equal(RuleCodes.AllocationExceedsTarget, (await Assert.ThrowsAsync<RuleViolation>(() => book.Get<RecordWriteOff>().HandleAsync(
            new RecordWriteOffInput("C-1", "W-2", Day.AddDays(5), "I-1", "Again"), default))).Code);
        await RecoverAsync(book, "P-2", 30m);
        await LedgerTruth.AssertFiguresAsync(book);
        await RecoverAsync(book, "P-3", 50m);
        await LedgerTruth.AssertFiguresAsync(book);
        Assert.Equal(RuleCodes.AlreadyReversed, (await Assert.ThrowsAsync<RuleViolation>(() => RecoverAsync(book, "P-4", 1m))).Code);
        await using var db = book.Db();
        Assert.Empty(await db.OpenDocuments.ToListAsync());
        Assert.Equal([(Day.AddDays(4), 80m), (Day.AddDays(5), 0m), (Day.AddDays(9), 0m)], await BalancesAsync(book, 4, 5, 9));
        await LedgerTruth.AssertAsync(db);
    }

    [DatabaseFact]
    public async Task A_recovery_of_more_than_is_left_changes_nothing()
    {
        await using var book = await WithInvoicesAsync(100m);
        await book.Get<RecordWriteOff>().HandleAsync(new RecordWriteOffInput("C-1", "W-1", Day, "I-1", "Insolvent") { Amount = new MoneyInput(40m, "CNY") }, default);
        Assert.Equal(RuleCodes.ReversalExceedsDocument, (await Assert.ThrowsAsync<RuleViolation>(() => RecoverAsync(book, "P-1", 40.01m))).Code);
        await PayAsync(book, "P-1", Day, 1m);
        Assert.Equal(RuleCodes.DocumentNumberTaken, (await Assert.ThrowsAsync<RuleViolation>(() => RecoverAsync(book, "P-1", 40m))).Code);
        await using var db = book.Db();
        Assert.Empty(await db.Reversals.ToListAsync());
        Assert.Equal(59m, (await db.OpenDocuments.SingleAsync()).Open);
    }

    [DatabaseFact]
    public async Task An_only_invoice_that_was_an_error_makes_nobody_a_customer_and_frees_what_paid_it()
    {
        await using var book = await WithInvoicesAsync(100m);
        await PayAsync(book, "P-1", Day.AddDays(2), 60m);
        await book.Get<RecordWriteOff>().HandleAsync(new RecordWriteOffInput("C-1", "W-1", Day.AddDays(3), "I-1", "Insolvent"), default);
        await ReverseAsync(book, DocumentKind.Invoice, "I-1", Day);
        await using var db = book.Db();
        var account = await db.Accounts.SingleAsync();
        Assert.Equal((AccountStatus.None, null, null), (account.Status, account.FirstPurchaseOn, account.LastPurchaseOn));
        Assert.Equal([(Day, 0m), (Day.AddDays(2), -60m), (Day.AddDays(9), -60m)], await BalancesAsync(book, 0, 2, 9));
        await LedgerTruth.AssertAsync(db);
        await InvoiceAsync(book, "I-2", Day.AddDays(1), 70m);
        await book.Get<AllocateCredit>().PaymentAsync(new AllocateCreditInput("C-1", "P-1"), default);
        await LedgerTruth.AssertAsync(db);
        Assert.Equal(10m, (await db.OpenDocuments.AsNoTracking().SingleAsync()).Open);
        Assert.Equal(Day.AddDays(1), (await db.Accounts.AsNoTracking().SingleAsync()).FirstPurchaseOn);
    }

    [DatabaseFact]
    public async Task An_allocation_that_was_taken_back_leaves_both_sides_for_others()
    {
        await using var book = await WithInvoicesAsync(100m, 100m);
        await PayAsync(book, "P-1", Day, 100m);
        var undo = new ReverseAllocationInput("C-1", DocumentKind.Payment, "P-1", "I-1", Day.AddDays(2), "Meant for I-2") { IdempotencyKey = "once" };
        await book.Get<ReverseAllocation>().HandleAsync(undo, default);
        await book.Get<ReverseAllocation>().HandleAsync(undo, default);
        Assert.Equal(RuleCodes.AlreadyReversed, (await Assert.ThrowsAsync<RuleViolation>(() => book.Get<ReverseAllocation>().HandleAsync(undo with { IdempotencyKey = null }, default))).Code);
        Assert.Equal(RuleCodes.DocumentNotFound, (await Assert.ThrowsAsync<RuleViolation>(() => book.Get<ReverseAllocation>().HandleAsync(undo with { IdempotencyKey = null, InvoiceNumber = "I-2" }, default))).Code);
        await book.Get<AllocateCredit>().PaymentAsync(new AllocateCreditInput("C-1", "P-1") { Date = Day.AddDays(2), Allocations = [new("I-2", 100m)] }, default);
        await using var db = book.Db();
        await LedgerTruth.AssertAsync(db);
        var refused = await Assert.ThrowsAsync<RuleViolation>(() => ReverseAsync(book, DocumentKind.Invoice, "I-1", Day.AddDays(1)));
        Assert.Equal((RuleCodes.DatesOutOfOrder, "100 CNY of it counted as settled until 2026-03-03; the reversal can count from that day on, not from 2026-03-02."), (refused.Code, refused.Message.Replace("100.0000", "100", StringComparison.Ordinal)));
    }

    [DatabaseTheory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Whatever_is_recorded_in_whatever_order_no_day_is_ever_wrong(int seed)
    {
        await using var book = await WithInvoicesAsync(100m, 50m);
        await book.Get<RollFigures>().RunAsync(default);
        var random = new Random(seed);
        var (done, refused) = (0, 0);
        for (var i = 0; i < 120; i++)
        {
            try
            {
                await LedgerSteps.NextAsync(book, random, $"{i}");
                done++;
                await LedgerTruth.AssertFiguresAsync(book);
            }
            catch (RuleViolation rule) when (LedgerSteps.Expected.Contains(rule.Code))
            {
                refused++;
            }
        }

        Assert.True(done > 40 && refused > 10, $"{done} done, {refused} refused");
        await using var db = book.Db();
        await LedgerTruth.AssertAsync(db);
        var ledger = await LedgerSteps.LedgerAsync(db);
        for (var day = Day; day < Day.AddDays(30); day = day.AddDays(1))
        {
            var sums = ledger.LedgerSums(day).Values.Sum();
            Assert.Equal(sums, ledger.OpenItems(day).Sum(o => o.Open) - ledger.Unapplied(day).Sum(u => u.Amount));
            Assert.Equal(sums, (await BalancesAsync(book, day.DayNumber - Day.DayNumber))[0].Item2);
        }
    }

    [DatabaseFact]
    public async Task Fifty_writers_of_all_kinds_at_once_never_make_a_day_wrong()
    {
        await using var one = await WithInvoicesAsync(100m, 50m);
        await one.Get<RollFigures>().RunAsync(default);
        await using var two = await one.AgainAsync();
        var refused = await Task.WhenAll(Enumerable.Range(0, 50).Select(w => Task.Run(async () =>
        {
            var codes = new List<string>();
            var random = new Random(w);
            for (var n = 0; n < 3; n++)
            {
                try
                {
                    await LedgerSteps.NextAsync(w % 2 == 0 ? one : two, random, $"{w}-{n}");
                }
                catch (RuleViolation rule)
                {
                    codes.Add(rule.Code);
                }
            }

            return codes;
        })));
        Assert.All(refused.SelectMany(c => c), code => Assert.Contains(code, LedgerSteps.Expected));
        await LedgerTruth.AssertFiguresAsync(one);
        await using var db = one.Db();
        await LedgerTruth.AssertAsync(db);
    }

    [DatabaseFact]
    public async Task Of_ten_payments_and_write_offs_of_one_invoice_at_once_one_wins()
    {
        await using var one = await WithInvoicesAsync(500m);
        await using var two = await one.AgainAsync();
        var won = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Task.Run(async () =>
        {
            try
            {
                var book = i % 2 == 0 ? one : two;
                await (i % 3 == 0
                    ? book.Get<RecordWriteOff>().HandleAsync(new RecordWriteOffInput("C-1", $"W-{i}", Day, "I-1", "Gone"), default)
                    : (Task)book.Get<RecordPayment>().HandleAsync(new RecordPaymentInput("C-1", $"P-{i}", Day, new MoneyInput(500m, "CNY")) { Allocations = [new("I-1", 500m)] }, default));
                return true;
            }
            catch (RuleViolation rule) when (rule.Code == RuleCodes.AllocationExceedsTarget)
            {
                return false;
            }
        })));
        Assert.Single(won, w => w);
        await using var db = one.Db();
        Assert.Equal(1, await db.Payments.CountAsync() + await db.WriteOffs.CountAsync());
        await LedgerTruth.AssertAsync(db);
    }

    private static async Task<TestBook> WithInvoicesAsync(params decimal[] amounts)
    {
        var book = await TestBook.OpenAsync();
        await book.CreateAsync("C-1");
        for (var i = 0; i < amounts.Length; i++)
        {
            await InvoiceAsync(book, $"I-{i + 1}", Day, amounts[i]);
        }

        return book;
    }

    private static Task<Invoice> InvoiceAsync(TestBook book, string number, DateOnly day, decimal amount) =>
        book.Get<RecordInvoice>().HandleAsync(new RecordInvoiceInput("C-1", number, day, new MoneyInput(amount, "CNY")), default);

    private static Task<Payment> PayAsync(TestBook book, string number, DateOnly day, decimal amount) =>
        book.Get<RecordPayment>().HandleAsync(new RecordPaymentInput("C-1", number, day, new MoneyInput(amount, "CNY")), default);

    private static Task<Payment> AllocateAsync(TestBook book, string number, params (string Invoice, decimal Amount)[] parts) =>
        book.Get<AllocateCredit>().PaymentAsync(new AllocateCreditInput("C-1", number) { Allocations = [.. parts.Select(p => new PaymentAllocationInput(p.Invoice, p.Amount))] }, default);

    private static Task<Refund> RefundAsync(TestBook book, string number, decimal? amount) => book.Get<RecordRefund>().HandleAsync(
        new RecordRefundInput("C-1", number, Day.AddDays(1), DocumentKind.Payment, "P-1") { Amount = amount is { } a ? new MoneyInput(a, "CNY") : null }, default);

    private static Task<Payment> RecoverAsync(TestBook book, string number, decimal amount) =>
        book.Get<RecoverWrittenOff>().HandleAsync(new RecoverWrittenOffInput("C-1", "W-1", number, Day.AddDays(8), new MoneyInput(amount, "CNY")), default);

    private static Task<ShownReversal> ReverseAsync(TestBook book, DocumentKind kind, string number, DateOnly day) =>
        book.Get<ReverseDocument>().HandleAsync(new ReverseDocumentInput("C-1", kind, number, day, "Reason"), default);

    private static async Task<List<(DateOnly, decimal)>> BalancesAsync(TestBook book, params int[] days)
    {
        await using var db = book.Answers();
        var account = (await db.Accounts.SingleAsync()).Id;
        var balances = new List<(DateOnly, decimal)>();
        foreach (var day in days.Select(Day.AddDays))
        {
            var figures = await book.Get<Balances>().OfAsync(db, AccountSet.Of(account), day, default);
            balances.Add((day, figures[account].Value.Total.Amount));
        }

        return balances;
    }
}
