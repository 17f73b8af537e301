using B2BAccounts.Api.Accounts;
using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Imports;
using B2BAccounts.Api.Tests.Persistence;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Tests.Receivables;

/// <summary>The kept row of each account against a plain replay of its documents, whatever was posted and whichever day it is.</summary>
public sealed class AccountFiguresTests
{
    private static readonly DateOnly Today = new(2026, 3, 31);

    [DatabaseTheory]
    [InlineData(31)]
    [InlineData(32)]
    public async Task On_every_day_the_rows_that_were_brought_to_it_are_those_of_a_plain_replay(int seed)
    {
        var random = new RandomBook(seed, 6, 400, 0.8);
        await using var book = await TestBook.OpenAsync(now: At(RandomBook.First.AddDays(60)));
        await random.SaveAsync(book);
        var replay = new PlainReplay(random);
        foreach (var day in new[] { 60, 61, 62, 150, 400, 399 }.Select(d => RandomBook.First.AddDays(d)))
        {
            book.Time.Now = At(day);
            await using (var before = book.Db())
            {
                Assert.False(await FiguresState.HoldOnAsync(before, day, default));
                Assert.Empty(await DifferencesAsync(book, day));
            }

            await using var db = book.Db();
            // At first each account is gone through, later only those with a row.
            var known = await db.AccountFigures.CountAsync();
            Assert.Equal(known == 0 ? random.Accounts.Count : known, await book.Get<RollFigures>().RunAsync(default));
            Assert.Equal(0, await book.Get<RollFigures>().RunAsync(default));
            var rows = await db.AccountFigures.ToDictionaryAsync(f => f.AccountId);
            Assert.NotEmpty(rows);
            foreach (var account in random.Accounts.Select(a => a.Id))
            {
                var (buckets, unapplied, disputed) = replay.Ageing(account, day);
                var open = random.Invoices.Where(i => i.AccountId == account && replay.Open(i, day) != 0m).ToList();
                var row = rows.GetValueOrDefault(account) ?? new AccountFigures { Day = day, Receivable = 0m, Overdue = 0m, Unapplied = 0m, Disputed = 0m, Balance = 0m };
                Assert.Equal((day, buckets.Sum(), buckets.Skip(1).Sum(), unapplied, disputed, buckets.Sum() - unapplied), (row.Day, row.Receivable, row.Overdue, row.Unapplied, row.Disputed, row.Balance));
                Assert.Equal((open.Count, open.Count == 0 ? (DateOnly?)null : open.Min(i => i.DueDate), (string?)null), (row.OpenInvoices, row.OldestDueOn, row.MissingRate));
            }

            Assert.Empty(await DifferencesAsync(book, day));
        }
    }

    [DatabaseFact]
    public async Task Every_posting_and_import_leaves_the_row_right_in_its_own_transaction()
    {
        await using var book = await BookAsync("A", "B");
        await book.Get<RollFigures>().RunAsync(default);
        await InvoiceAsync(book, "A", "I-1", new DateOnly(2026, 1, 10), 1_000m);
        await RightAsync(book, 1);
        await InvoiceAsync(book, "A", "I-2", Today.AddDays(1), 55m);
        await InvoiceAsync(book, "B", "I-1", Today, 70m);
        await RightAsync(book, 2);
        await book.Get<RecordPayment>().HandleAsync(new RecordPaymentInput("A", "P-1", Today, new MoneyInput(1_500m, "CNY")) { Rule = AllocationChoice.None }, default);
        await book.Get<RecordCreditNote>().HandleAsync(new RecordCreditNoteInput("A", "C-1", Today, new MoneyInput(10m, "CNY"), CreditNoteReason.Price) { InvoiceNumber = "I-1" }, default);
        await RightAsync(book, 2);

        // A dispute that comes with a known invoice, and one that ends with its payment.
        const string Columns = "number,account,date,due,amount,settled,disputed\n";
        await book.Invoices(book.Write("1.csv", $"{Columns}I-1,B,2026-03-31,2026-04-30,70,,true\nI-9,B,2026-02-01,2026-02-20,30,,true\n"));
        await RightAsync(book, 2);
        await using (var db = book.Db())
        {
            Assert.Equal(100m, (await db.AccountFigures.SingleAsync(f => f.Account!.Number == "B")).Disputed);
        }

        await book.Invoices(book.Write("2.csv", $"{Columns}I-9,B,2026-02-01,2026-02-20,30,2026-03-30,true\n"));
        await RightAsync(book, 2);
        // What is refused leaves no mark.
        await Assert.ThrowsAsync<Domain.RuleViolation>(() => InvoiceAsync(book, "B", "I-1", Today, 5m));
        await RightAsync(book, 2);
        book.Time.Now = At(Today.AddDays(1));
        await InvoiceAsync(book, "B", "I-3", Today, 1m);
        Assert.Empty(await DifferencesAsync(book, Today.AddDays(1)));
        await book.Get<RollFigures>().RunAsync(default);
        await RightAsync(book, 2);
    }

    [DatabaseFact]
    public async Task Rates_that_come_for_today_have_all_rows_reckoned_anew_and_a_currency_without_one_is_named()
    {
        await using var book = await BookAsync("A", "B");
        await InvoiceAsync(book, "A", "I-1", new DateOnly(2026, 1, 10), 100m, "USD");
        await InvoiceAsync(book, "B", "I-1", new DateOnly(2026, 1, 10), 100m);
        await book.Get<RollFigures>().RunAsync(default);
        Assert.Equal([("A", null, "USD", 1), ("B", 100m, null, 1)], await RowsAsync(book));
        await RatesAsync(book, "USD,2026-03-28,7.1");
        Assert.Equal(2, await book.Get<RollFigures>().RunAsync(default));
        Assert.Equal([("A", 710m, null, 1), ("B", 100m, null, 1)], await RowsAsync(book));
        await RatesAsync(book, "USD,2026-03-20,9\nUSD,2026-04-01,9");
        Assert.Equal(0, await book.Get<RollFigures>().RunAsync(default));
        await RatesAsync(book, "USD,2026-03-31,7.2");
        Assert.Equal(2, await book.Get<RollFigures>().RunAsync(default));
        Assert.Equal([("A", 720m, null, 1), ("B", 100m, null, 1)], await RowsAsync(book));
        Assert.Empty(await DifferencesAsync(book, Today));
    }

    [DatabaseFact]
    public async Task A_row_that_somebody_has_changed_or_taken_away_is_found()
    {
        await using var book = await BookAsync("A", "B", "C");
        foreach (var number in new[] { "A", "B", "C" })
        {
            await InvoiceAsync(book, number, "I-1", new DateOnly(2026, 1, 10), 100m);
        }

        await book.Get<RollFigures>().RunAsync(default);
        await using (var db = book.Db())
        {
            await db.AccountFigures.Where(f => f.Account!.Number == "A").ExecuteUpdateAsync(f => f.SetProperty(x => x.OldestDueOn, Today));
            await db.AccountFigures.Where(f => f.Account!.Number == "C").ExecuteDeleteAsync();
        }

        var found = await DifferencesAsync(book, Today);
        Assert.Equal([false, true], found.Select(d => d.Row is null));
        Assert.All(found, d => Assert.Equal((100m, new DateOnly(2026, 2, 9)), (d.Right.Overdue, d.Right.OldestDueOn)));
    }

    [DatabaseFact]
    public async Task A_run_that_was_cut_off_goes_on_where_it_stopped()
    {
        await using var book = await TestBook.OpenAsync();
        await using (var db = book.Db())
        {
            db.AddRange(Enumerable.Range(1, 1_200).Select(i => new Domain.Accounts.Account { Id = i, Number = $"N{i:0000}", Currency = "CNY", CreatedAt = DateTime.UnixEpoch, UpdatedAt = DateTime.UnixEpoch }));
            await db.SaveChangesAsync();
        }

        await book.Transactions.RunAsync(t => new FiguresState(1_000, false).KeepAsync(t), default);
        Assert.Equal(200, await book.Get<RollFigures>().RunAsync(default));
        Assert.Equal(0, await book.Get<RollFigures>().RunAsync(default));
    }

    [DatabaseFact]
    public async Task What_came_in_bulk_is_reckoned_once_and_until_then_nobody_is_answered_from_rows()
    {
        await using var book = await BookAsync("A", "B", "C");
        await InvoiceAsync(book, "A", "I-1", new DateOnly(2026, 1, 10), 100m);
        await InvoiceAsync(book, "C", "I-1", new DateOnly(2026, 1, 10), 100m);
        await book.Get<RollFigures>().RunAsync(default);
        // As an import leaves it that was killed before its end.
        await book.Transactions.RunAsync(t => book.Get<Posting>().PostAsync(t, [[Invoice("A", "I-2")], [Invoice("B", "I-2")], [Invoice("A", "I-3")]]), default);
        await using (var db = book.Db())
        {
            Assert.False(await FiguresState.HoldOnAsync(db, Today, default));
            Assert.Equal(2, await db.AccountFigures.CountAsync(f => f.Day == FiguresState.NoDay));
        }

        // One more leaves the row as it is.
        await InvoiceAsync(book, "B", "I-3", Today, 5m);
        Assert.Equal(2, await book.Get<RollFigures>().RunAsync(default));
        await RightAsync(book, 3);
        await book.Invoices(book.Write("1.csv", "number,account,date,due,amount\nI-9,C,2026-02-01,2026-02-20,30\n"));
        await RightAsync(book, 3);

        static NewInvoice Invoice(string account, string number) => new(account, number, Today, 10m, "CNY");
    }

    [DatabaseFact]
    public async Task An_import_reckons_the_accounts_that_it_changed_and_leaves_the_new_day_of_the_others_to_the_server()
    {
        await using var book = await BookAsync("A", "B");
        // A book that nobody has gone through is no work for an import.
        await book.Invoices(book.Write("1.csv", "number,account,date,amount\nI-1,A,2026-01-10,100\nI-1,B,2026-01-10,100\n"));
        Assert.Equal([FiguresState.NoDay, FiguresState.NoDay], await DaysAsync());
        await book.Get<RollFigures>().RunAsync(default);
        await RightAsync(book, 2);

        book.Time.Now = At(Today.AddDays(1));
        await book.Invoices(book.Write("2.csv", "number,account,date,amount\nI-2,B,2026-01-11,7\n"));
        Assert.Equal([Today, Today.AddDays(1)], await DaysAsync());
        Assert.Equal(("B", 107m, 107m, 0m, 2, (DateOnly?)new DateOnly(2026, 2, 9)), await RowAsync(book, "B"));
        Assert.Equal(1, await book.Get<RollFigures>().RunAsync(default));
        await RightAsync(book, 2);

        async Task<List<DateOnly>> DaysAsync()
        {
            await using var db = book.Db();
            return await db.AccountFigures.OrderBy(f => f.Account!.Number).Select(f => f.Day).ToListAsync();
        }
    }

    [DatabaseFact]
    public async Task A_posting_moves_the_row_by_what_it_adds_whatever_was_open_before()
    {
        await using var book = await BookAsync("A", "B");
        await book.Get<RollFigures>().RunAsync(default);
        await InvoiceAsync(book, "A", "I-1", new DateOnly(2026, 1, 10), 100m);
        await InvoiceAsync(book, "A", "I-2", new DateOnly(2026, 1, 5), 40m);
        await InvoiceAsync(book, "A", "I-3", Today, 7m);
        Assert.Equal(("A", 147m, 140m, 0m, 3, (DateOnly?)new DateOnly(2026, 2, 4)), await RowAsync(book, "A"));
        await PayAsync(book, "A", "P-1", 50m);
        Assert.Equal(("A", 97m, 90m, 0m, 2, (DateOnly?)new DateOnly(2026, 2, 9)), await RowAsync(book, "A"));
        await PayAsync(book, "A", "P-2", 100m);
        Assert.Equal(("A", 0m, 0m, 3m, 0, (DateOnly?)null), await RowAsync(book, "A"));
        await RightAsync(book, 1);

        // Of a disputed invoice, of another currency and of a later day more must be known; it is reckoned and then moved again.
        await InvoiceAsync(book, "B", "I-1", new DateOnly(2026, 1, 10), 100m);
        await book.Get<OpenDispute>().HandleAsync(new OpenDisputeInput("B", "I-1", "Broken") { OpenedOn = Today }, Scope.Everything, default);
        await PayAsync(book, "B", "P-1", 60m);
        await using (var db = book.Db())
        {
            Assert.Equal(40m, (await db.AccountFigures.SingleAsync(f => f.Account!.Number == "B")).Disputed);
        }

        await InvoiceAsync(book, "B", "I-2", Today, 10m);
        await RightAsync(book, 2);
        await InvoiceAsync(book, "B", "I-3", Today.AddDays(2), 11m);
        await PayAsync(book, "B", "P-2", 20m);
        await PayAsync(book, "B", "P-3", 200m);
        await RightAsync(book, 2);
        await InvoiceAsync(book, "A", "I-4", Today, 9m, "USD");
        await InvoiceAsync(book, "A", "I-5", Today, 9m);
        Assert.Equal(("A", null, null, null, 2, (DateOnly?)Today.AddDays(30)), await RowAsync(book, "A"));
        await RightAsync(book, 2);
    }

    [DatabaseFact]
    public async Task A_posting_by_a_clock_of_another_day_leaves_no_row_that_anybody_is_answered_from()
    {
        await using var late = await BookAsync("A");
        await InvoiceAsync(late, "A", "I-1", new DateOnly(2026, 1, 10), 100m);
        await late.Get<RollFigures>().RunAsync(default);
        foreach (var day in new[] { Today.AddDays(-1), Today.AddDays(1) })
        {
            late.Time.Now = At(day);
            await InvoiceAsync(late, "A", $"J-{day.Day}", new DateOnly(2026, 1, 10), 1m);
            await using (var db = late.Db())
            {
                Assert.False(await FiguresState.HoldOnAsync(db, Today, default));
            }

            late.Time.Now = At(Today);
            Assert.Equal(1, await late.Get<RollFigures>().RunAsync(default));
            await RightAsync(late, 1);
        }
    }

    private static DateTimeOffset At(DateOnly day) => new(day, new TimeOnly(9, 0), TimeSpan.Zero);

    private static async Task<TestBook> BookAsync(params string[] accounts)
    {
        var book = await TestBook.OpenAsync(now: At(Today));
        foreach (var number in accounts)
        {
            await book.Get<CreateAccount>().HandleAsync(new CreateAccountInput(number, number), Scope.Everything, default);
        }

        return book;
    }

    private static Task InvoiceAsync(TestBook book, string account, string number, DateOnly date, decimal amount, string currency = "CNY") => book.Get<RecordInvoice>().HandleAsync(
        new RecordInvoiceInput(account, number, date, new MoneyInput(amount, currency)) { DueDate = date.AddDays(30) }, default);

    private static Task PayAsync(TestBook book, string account, string number, decimal amount) =>
        book.Get<RecordPayment>().HandleAsync(new RecordPaymentInput(account, number, Today, new MoneyInput(amount, "CNY")), default);

    private static async Task<(string, decimal?, decimal?, decimal?, int, DateOnly?)> RowAsync(TestBook book, string account)
    {
        await using var db = book.Db();
        var row = await db.AccountFigures.SingleAsync(f => f.Account!.Number == account);
        return (account, row.Receivable, row.Overdue, row.Unapplied, row.OpenInvoices, row.OldestDueOn);
    }

    private static Task RatesAsync(TestBook book, string rates) =>
        book.FxRates(book.Write("rates.csv", $"currency,date,rate,source\n{rates.Replace("\n", ",test\n", StringComparison.Ordinal)},test\n"));

    private static async Task<List<FiguresDifference>> DifferencesAsync(TestBook book, DateOnly day)
    {
        await using var db = book.Db();
        return await book.Get<FiguresCheck>().DifferencesAsync(db, day, default).ToListAsync();
    }

    private static async Task<List<(string, decimal?, string?, int)>> RowsAsync(TestBook book)
    {
        await using var db = book.Db();
        return [.. (await db.AccountFigures.OrderBy(f => f.Account!.Number).Select(f => new { f.Account!.Number, f.Overdue, f.MissingRate, f.OpenInvoices }).ToListAsync())
            .Select(f => (f.Number, f.Overdue, f.MissingRate, f.OpenInvoices))];
    }

    /// <summary>All rows hold today, are as many, and say what documents say.</summary>
    private static async Task RightAsync(TestBook book, int rows)
    {
        var today = DateOnly.FromDateTime(book.Time.Now.UtcDateTime);
        await using var db = book.Db();
        Assert.True(await FiguresState.HoldOnAsync(db, today, default));
        Assert.Equal(rows, await db.AccountFigures.CountAsync(f => f.Day == today));
        Assert.Empty(await DifferencesAsync(book, today));
    }
}
