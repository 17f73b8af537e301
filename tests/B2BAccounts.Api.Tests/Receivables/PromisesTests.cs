using B2BAccounts.Api.Credit;
using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Credit;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Tests.Receivables;

/// <summary>Promises to pay, day by day.</summary>
public sealed class PromisesTests
{
    private static readonly DateOnly Day = new(2026, 3, 31);

    [DatabaseFact]
    public async Task A_promise_is_kept_by_a_payment_up_to_three_days_late_and_broken_on_the_fourth()
    {
        await using var book = await BookAsync("I-1", "I-2");
        await PromiseAsync(book, "I-1", Day.AddDays(5));
        await PromiseAsync(book, "I-2", Day.AddDays(5));
        await PayAsync(book, "I-1", 100m, Day.AddDays(8));
        await PayAsync(book, "I-2", 100m, Day.AddDays(9));
        Assert.Equal([null, PromiseState.Open, PromiseState.Open, PromiseState.Kept, PromiseState.Kept, PromiseState.Kept], await StatesAsync(book, "I-1"));
        Assert.Equal([null, PromiseState.Open, PromiseState.Open, PromiseState.Open, PromiseState.Broken, PromiseState.Broken], await StatesAsync(book, "I-2"));

        static Task<List<PromiseState?>> StatesAsync(TestBook book, string invoice) =>
            PromisesTests.StatesAsync(book, invoice, Day.AddDays(-1), Day, Day.AddDays(7), Day.AddDays(8), Day.AddDays(9), Day.AddDays(300));
    }

    [DatabaseFact]
    public async Task A_write_off_pays_nothing_a_credit_note_does_and_what_was_paid_before_does_not_count_again()
    {
        await using var book = await BookAsync("W", "C", "P");
        await PayAsync(book, "P", 60m, Day);
        foreach (var invoice in (string[])["W", "C", "P"])
        {
            await PromiseAsync(book, invoice, Day.AddDays(2));
        }

        await book.Transactions.RunAsync(t => book.Get<Posting>().PostAsync(t, [[new NewWriteOff("C-1", "WO", Day.AddDays(1), 100m, "W", "insolvent")]]), default);
        await book.Get<RecordCreditNote>().HandleAsync(new RecordCreditNoteInput("C-1", "CN", Day.AddDays(1), new MoneyInput(30m, "CNY"), CreditNoteReason.Price) { InvoiceNumber = "C" }, default);
        await PayAsync(book, "C", 70m, Day.AddDays(2));
        await PayAsync(book, "P", 39.99m, Day.AddDays(2));
        Assert.Equal([PromiseState.Broken], await StatesAsync(book, "W", Day.AddDays(6)));
        Assert.Equal([PromiseState.Open, PromiseState.Kept], await StatesAsync(book, "C", Day.AddDays(1), Day.AddDays(2)));
        Assert.Equal([PromiseState.Open, PromiseState.Broken], await StatesAsync(book, "P", Day.AddDays(5), Day.AddDays(6)));
        await PayAsync(book, "P", 0.01m, Day.AddDays(5));
        Assert.Equal([PromiseState.Open, PromiseState.Kept], await StatesAsync(book, "P", Day.AddDays(4), Day.AddDays(6)));
    }

    [DatabaseFact]
    public async Task Another_promise_needs_a_reason_and_one_that_was_broken_cannot_be_taken_back()
    {
        await using var book = await BookAsync("I-1", "I-2");
        await PromiseAsync(book, "I-1", Day.AddDays(1));
        Assert.Equal(RuleCodes.PromiseExists, (await RefusedAsync(PromiseAsync(book, "I-1", Day.AddDays(9)))).Code);
        Assert.Equal(RuleCodes.PromiseNotFound, (await RefusedAsync(PromiseAsync(book, "I-2", Day.AddDays(9), reason: "later"))).Code);
        book.Time.Now = book.Time.Now.AddDays(2);
        await PromiseAsync(book, "I-1", Day.AddDays(9), reason: "their bank");
        Assert.Equal([PromiseState.Replaced, PromiseState.Open], await BothAsync(book, Day.AddDays(2)));
        // As of the day before, the first one stood.
        Assert.Equal([PromiseState.Open, null], await BothAsync(book, Day.AddDays(1)));
        await WithdrawAsync(book, "I-1");
        Assert.Equal([PromiseState.Replaced, PromiseState.Withdrawn], await BothAsync(book, Day.AddDays(2)));
        Assert.Equal(RuleCodes.PromiseNotFound, (await RefusedAsync(WithdrawAsync(book, "I-1"))).Code);

        await PromiseAsync(book, "I-2", Day.AddDays(3));
        book.Time.Now = book.Time.Now.AddDays(5);
        Assert.Equal(RuleCodes.PromiseNotFound, (await RefusedAsync(WithdrawAsync(book, "I-2"))).Code);
        var backdated = await RefusedAsync(PromiseAsync(book, "I-2", Day.AddDays(9), reason: "no", madeOn: Day.AddDays(6)));
        Assert.Equal((RuleCodes.DatesOutOfOrder, true), (backdated.Code, backdated.Message.Contains("was broken on 2026-04-07", StringComparison.Ordinal)));
        await PromiseAsync(book, "I-2", Day.AddDays(9));

        static Task<List<PromiseState?>> BothAsync(TestBook book, DateOnly day) => StatesAsync(book, "I-1", day);
    }

    [DatabaseFact]
    public async Task What_cannot_be_promised_is_refused_with_its_reason()
    {
        await using var book = await BookAsync("I-1");
        Assert.Equal((RuleCodes.PromiseExceedsOpen, "100.01 is more than the 100.00 CNY open of invoice 'I-1' on 2026-03-31."), Told(await RefusedAsync(PromiseAsync(book, "I-1", Day, amount: new MoneyInput(100.01m, "CNY")))));
        Assert.Equal(RuleCodes.CurrencyMismatch, (await RefusedAsync(PromiseAsync(book, "I-1", Day, amount: new MoneyInput(1m, "USD")))).Code);
        Assert.Equal(RuleCodes.DatesOutOfOrder, (await RefusedAsync(PromiseAsync(book, "I-1", Day.AddDays(-1)))).Code);
        Assert.Equal(RuleCodes.DatesOutOfOrder, (await RefusedAsync(PromiseAsync(book, "I-1", Day, madeOn: Day.AddDays(-60)))).Code);
        Assert.Equal(RuleCodes.ValueOutOfRange, (await RefusedAsync(PromiseAsync(book, "I-1", Day.AddDays(2), madeOn: Day.AddDays(1)))).Code);
        Assert.Equal(RuleCodes.DocumentNotFound, (await RefusedAsync(PromiseAsync(book, "I-9", Day))).Code);
        await PayAsync(book, "I-1", 100m, Day);
        Assert.Equal((RuleCodes.PromiseExceedsOpen, "Nothing is open of invoice 'I-1' on 2026-03-31."), Told(await RefusedAsync(PromiseAsync(book, "I-1", Day))));
        // To who does not see the account it is not there.
        var ana = Scope.Of(managers: ["Ana"]);
        var (hidden, absent) = (await RefusedAsync(WithdrawAsync(book, "I-1", ana)), await RefusedAsync(WithdrawAsync(book, "I-1", ana, "C-9")));
        Assert.Equal((RuleCodes.AccountNotFound, absent.Message.Replace("C-9", "C-1", StringComparison.Ordinal)), Told(hidden));
        Assert.Equal(hidden.Message, (await RefusedAsync(PromiseAsync(book, "I-1", Day, scope: ana))).Message);

        static (string, string) Told(RuleViolation refused) => (refused.Code, refused.Message);
    }

    [DatabaseFact]
    public async Task Of_twenty_promises_at_once_on_an_invoice_one_is_recorded()
    {
        await using var one = await BookAsync("I-1");
        await using var two = await one.AgainAsync();
        var codes = await Task.WhenAll(Enumerable.Range(0, 20).Select(async i =>
        {
            try
            {
                await PromiseAsync(i % 2 == 0 ? one : two, "I-1", Day.AddDays(i));
                return null;
            }
            catch (RuleViolation refused)
            {
                return refused.Code;
            }
        }));
        Assert.Null(Assert.Single(codes, c => c is null));
        Assert.All(codes, c => Assert.True(c is null or RuleCodes.PromiseExists, c));
    }

    [DatabaseFact]
    public async Task A_broken_promise_puts_the_credit_under_watch_for_ninety_days()
    {
        await using var book = await BookAsync("I-1");
        await PromiseAsync(book, "I-1", Day.AddDays(1));
        foreach (var (days, isWatched) in ((int, bool)[])[(4, false), (5, true), (94, true), (95, false)])
        {
            book.Time.Now = new DateTimeOffset(Day.AddDays(days), new TimeOnly(9, 0), TimeSpan.Zero);
            await using var db = book.Answers();
            var credit = (await book.Get<Credits>().OfAsync(db, AccountSet.WholeBook, default)).Values.Single().Value;
            Assert.Equal(isWatched, credit.Reasons.Any(r => r is { Code: CreditReason.BrokenPromise, Message: "A promise to pay was broken on 2026-04-05." }));
            Assert.True(!isWatched || credit.Status == CreditStatus.Watch);
        }
    }

    [DatabaseTheory]
    [InlineData(61)]
    [InlineData(62)]
    public async Task States_on_any_day_are_those_of_a_plain_replay_with_payments_bounced_and_invoices_taken_back(int seed)
    {
        var random = new RandomBook(seed, 5, 400, 1.5);
        await using var book = await TestBook.OpenAsync(now: new DateTimeOffset(random.Last, new TimeOnly(9, 0), TimeSpan.Zero));
        await random.SaveAsync(book);
        var dice = new Random(seed);
        var promises = new List<PaymentPromise>();
        foreach (var invoice in random.Invoices)
        {
            var madeOn = invoice.Date.AddDays(dice.Next(0, 30));
            if (Settled(random, invoice, madeOn, madeOn) is var settled && settled < invoice.Amount && dice.Next(2) == 0)
            {
                var promise = PaymentPromise.Of(invoice, madeOn, madeOn.AddDays(dice.Next(0, 40)), null, invoice.Amount - settled, settled);
                (promise.Id, promise.RecordedAt) = (1_000_000 + promises.Count, DateTime.UnixEpoch);
                (promise.EndedOn, promise.IsReplaced) = dice.Next(8) == 0 ? ((DateOnly?)promise.MadeOn.AddDays(dice.Next(0, 5)), dice.Next(2) == 0) : (null, false);
                promises.Add(promise);
            }
        }

        await book.Transactions.RunAsync(t => t.InsertAsync(promises), default);
        await using var db = book.Db();
        var seen = new HashSet<PromiseState>();
        for (var day = RandomBook.First; day <= random.Last; day = day.AddDays(37))
        {
            var states = await Promises.StatesAsync(db, promises, day, default);
            foreach (var state in Enum.GetValues<PromiseState>())
            {
                var expected = promises.Where(p => Expected(p, day) == state).Select(p => p.Id).ToHashSet();
                Assert.Equal(expected, promises.Where(p => states[p.Id] == state).Select(p => p.Id).ToHashSet());
                Assert.Equal(expected, await Promises.Standing(db, db.PaymentPromises, state, day).Select(p => p.Id).ToHashSetAsync());
                seen.UnionWith(expected.Count > 0 ? [state] : []);
            }
        }

        Assert.Equal(Enum.GetValues<PromiseState>().Length, seen.Count);

        PromiseState? Expected(PaymentPromise p, DateOnly day)
        {
            if (day < p.MadeOn)
            {
                return null;
            }

            if (p.EndedOn is { } ended && ended <= day)
            {
                return p.IsReplaced ? PromiseState.Replaced : PromiseState.Withdrawn;
            }

            var invoice = random.Invoices.Single(i => i.Id == p.InvoiceId);
            var isBack = random.Reversals.Exists(r => r.Kind == DocumentKind.Invoice && r.DocumentId == invoice.Id && r.Date <= day);
            var last = p.PayBy.AddDays(3);
            return isBack || Settled(random, invoice, day < last ? day : last, day) - p.SettledWhenKept >= 0m ? PromiseState.Kept : day > last ? PromiseState.Broken : PromiseState.Open;
        }
    }

    // Payments and credit notes given to the invoice up to a day, and not taken back by another.
    private static decimal Settled(RandomBook book, Invoice invoice, DateOnly until, DateOnly day) =>
        book.Allocations.Where(a => a.ToKind == DocumentKind.Invoice && a.ToId == invoice.Id && a.FromKind is DocumentKind.Payment or DocumentKind.CreditNote)
            .Where(a => a.ToId == invoice.Id && a.ToKind == DocumentKind.Invoice && a.Date <= until)
            .Sum(a => a.Amount - book.Reversals.Where(r => r.Kind == DocumentKind.Allocation && r.DocumentId == a.Id && r.Date <= day).Sum(r => r.Amount));

    private static async Task<TestBook> BookAsync(params string[] invoices)
    {
        var book = await TestBook.OpenAsync();
        await book.CreateAsync("C-1");
        foreach (var invoice in invoices)
        {
            await book.Get<RecordInvoice>().HandleAsync(new RecordInvoiceInput("C-1", invoice, Day.AddDays(-40), new MoneyInput(100m, "CNY")), default);
        }

        return book;
    }

    private static Task<PaymentPromise> PromiseAsync(
        TestBook book, string invoice, DateOnly payBy, MoneyInput? amount = null, string? reason = null, DateOnly? madeOn = null, Scope? scope = null) =>
        book.Get<RecordPromise>().HandleAsync(new RecordPromiseInput("C-1", invoice, payBy) { Amount = amount, MadeOn = madeOn, ReplaceReason = reason }, scope ?? Scope.Everything, default);

    private static Task<PaymentPromise> WithdrawAsync(TestBook book, string invoice, Scope? scope = null, string account = "C-1") =>
        book.Get<WithdrawPromise>().HandleAsync(new WithdrawPromiseInput(account, invoice, "a slip"), scope ?? Scope.Everything, default);

    private static Task<Payment> PayAsync(TestBook book, string invoice, decimal amount, DateOnly date) => book.Get<RecordPayment>().HandleAsync(
        new RecordPaymentInput("C-1", $"P-{invoice}-{amount}", date, new MoneyInput(amount, "CNY")) { Allocations = [new PaymentAllocationInput(invoice, amount)] }, default);

    private static Task<RuleViolation> RefusedAsync(Task<PaymentPromise> change) => Assert.ThrowsAsync<RuleViolation>(() => change);

    /// <summary>Of each promise on an invoice, in the order of making, how it stands on each day.</summary>
    private static async Task<List<PromiseState?>> StatesAsync(TestBook book, string invoice, params DateOnly[] days)
    {
        await using var db = book.Answers();
        var promises = await db.PaymentPromises.Where(p => db.Invoices.Any(i => i.Id == p.InvoiceId && i.Number == invoice)).OrderBy(p => p.Id).ToListAsync();
        var states = new List<PromiseState?>();
        foreach (var day in days)
        {
            var on = await Promises.StatesAsync(db, promises, day, default);
            states.AddRange(promises.Select(p => on[p.Id]));
        }

        return states;
    }
}
