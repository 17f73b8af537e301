using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Api.Receivables.Dunning;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Receivables;
using B2BAccounts.Domain.Receivables.Dunning;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Tests.Receivables;

/// <summary>Runs over a book.</summary>
public sealed class DunningTests
{
    private static readonly DateOnly Day = new(2026, 3, 31);

    [DatabaseFact]
    public async Task A_run_records_one_reminder_an_account_with_its_text_and_the_same_day_again_makes_none()
    {
        await using var book = await BookAsync();
        var dry = await RunAsync(book, dryRun: true);
        Assert.Equal((1, 0), (dry.Made, await CountAsync(book)));
        var run = await RunAsync(book);
        Assert.Equal((1, 0, "default-1"), (run.Made, run.AlreadyMade, run.PolicyVersion));
        Assert.Equal([new Money(1_500m, "CNY")], run.Totals);
        Assert.Equal(
            [new DunningSkipCount(DunningSkipReason.WithinGrace, 1), new DunningSkipCount(DunningSkipReason.Disputed, 1), new DunningSkipCount(DunningSkipReason.Promised, 1), new DunningSkipCount(DunningSkipReason.BelowMateriality, 1)],
            run.Skipped);
        Assert.Equal(dry with { DryRun = false, Levels = [], Totals = [], Skipped = [], Failures = [] }, run with { Levels = [], Totals = [], Skipped = [], Failures = [] });
        await using (var db = book.Answers())
        {
            var notice = await db.DunningNotices.SingleAsync();
            Assert.Equal((1, DunningChannel.Email, "王丽", Day), (notice.Level, notice.Channel, notice.Contact, notice.Day));
            Assert.Equal("付款提醒：2 张逾期发票，共计 CNY 1,500.00", notice.Subject);
            Assert.StartsWith("尊敬的 王丽：\n", notice.Text, StringComparison.Ordinal);
            var listed = await db.DunningNoticeItems.Join(db.Invoices, i => i.InvoiceId, i => i.Id, (i, v) => new { v.Number, i.Open, i.DaysLate }).ToListAsync();
            Assert.Equal([("OLD", 500m, 20), ("LATE", 1_000m, 8)], listed.OrderByDescending(i => i.DaysLate).Select(i => (i.Number, i.Open, i.DaysLate)));
            await using var hidden = book.Answers(Scope.Of(managers: ["Ana"]));
            Assert.Equal((0, 0), (await hidden.DunningNotices.CountAsync(), await hidden.DunningNoticeItems.CountAsync()));
        }

        var again = await RunAsync(book);
        Assert.Equal((0, 1, 1), (again.Made, again.AlreadyMade, await CountAsync(book)));
        // The second level comes two weeks after whatever was sent before.
        book.Time.Now = book.Time.Now.AddDays(14);
        Assert.Equal(0, (await RunAsync(book, Day.AddDays(13))).Made);
        var second = await RunAsync(book, Day.AddDays(14));
        Assert.Equal((1, 2), (second.Made, Assert.Single(second.Levels, l => l.Notices > 0).Level));
    }

    [DatabaseFact]
    public async Task A_run_for_a_day_before_the_last_run_or_after_today_is_refused()
    {
        await using var book = await BookAsync();
        await RunAsync(book, Day.AddDays(-1));
        var refused = await Assert.ThrowsAsync<RuleViolation>(() => RunAsync(book, Day.AddDays(-2)));
        Assert.Equal(RuleCodes.DunningDayPassed, refused.Code);
        Assert.Contains("Reminders of 2026-03-30 are there already", refused.Message, StringComparison.Ordinal);
        Assert.Equal(InputCodes.OutOfRange, Assert.Single((await Assert.ThrowsAsync<InputInvalid>(() => RunAsync(book, Day.AddDays(1)))).Problems).Code);
    }

    [DatabaseFact]
    public async Task An_account_without_a_rate_fails_alone()
    {
        await using var book = await BookAsync();
        await book.CreateAsync("F-1", "USD");
        await InvoiceAsync(book, "F-1", "FOREIGN", 1_000m, 30, "USD");
        var run = await RunAsync(book);
        Assert.Equal(1, run.Made);
        Assert.Equal(("F-1", RuleCodes.FxRateMissing), (Assert.Single(run.Failures).AccountNumber, run.Failures[0].Code));
        await book.Transactions.RunAsync(t => { t.Db.FxRates.Add(new FxRate { Id = 1, BaseCurrency = "CNY", Currency = "USD", Day = Day, Rate = 0.5m, Source = "test", RecordedAt = DateTime.UnixEpoch }); return Task.CompletedTask; }, default);
        // 1,000 × 0.5 is just material.
        Assert.Equal([new Money(1_000m, "USD")], (await RunAsync(book)).Totals);
    }

    [DatabaseFact]
    public async Task A_policy_counts_from_its_day_and_is_never_edited()
    {
        await using var book = await BookAsync();
        var mild = DunningPolicy.DefaultDocument.Replace("default-1", "mild", StringComparison.Ordinal).Replace("\"materiality\": 500", "\"materiality\": 1000", StringComparison.Ordinal);
        var set = book.Get<SetDunningPolicy>();
        Assert.Equal(RuleCodes.DatesOutOfOrder, (await Assert.ThrowsAsync<RuleViolation>(() => set.HandleAsync(new SetDunningPolicyInput(mild, Day.AddDays(-1)), default))).Code);
        var version = await set.HandleAsync(new SetDunningPolicyInput(mild, Day.AddDays(1)), default);
        Assert.Equal(version.Id, (await set.HandleAsync(new SetDunningPolicyInput(mild), default)).Id);
        Assert.Equal(RuleCodes.PolicyActive, (await Assert.ThrowsAsync<RuleViolation>(() => set.HandleAsync(new SetDunningPolicyInput(mild + " "), default))).Code);
        Assert.Equal(("default-1", 1_500m), Told(await RunAsync(book, dryRun: true)));
        book.Time.Now = book.Time.Now.AddDays(1);
        // The late one and, out of its grace now, another; the one of 500 no longer.
        Assert.Equal(("mild", 2_000m), Told(await RunAsync(book)));
        // Reminders of the day have gone by the policy that was in force.
        var late = mild.Replace("\"mild\"", "\"late\"", StringComparison.Ordinal);
        Assert.Contains("from 2026-04-02 at the earliest", (await Assert.ThrowsAsync<RuleViolation>(() => set.HandleAsync(new SetDunningPolicyInput(late), default))).Message, StringComparison.Ordinal);
        Assert.Equal(Day.AddDays(2), (await set.HandleAsync(new SetDunningPolicyInput(late, Day.AddDays(2)), default)).ActiveFrom);

        static (string, decimal) Told(DunningRun run) => (run.PolicyVersion, run.Totals.Single().Amount);
    }

    [DatabaseTheory]
    [InlineData(71)]
    public async Task Runs_week_after_week_remind_of_what_a_plain_replay_finds_due(int seed)
    {
        var random = new RandomBook(seed, 6, 300, 0.8).InOneCurrency();
        await using var book = await TestBook.OpenAsync(now: new DateTimeOffset(random.Last, new TimeOnly(9, 0), TimeSpan.Zero));
        await random.SaveAsync(book);
        var replay = new PlainReplay(random);
        int[] from = [7, 21, 45, 75], apart = [7, 14, 14, 14];
        var (levels, last, expected) = (new Dictionary<long, int>(), new Dictionary<long, DateOnly>(), new List<(long, DateOnly, long, int, decimal)>());
        for (var day = RandomBook.First.AddDays(60); day <= random.Last; day = day.AddDays(9))
        {
            var run = await RunAsync(book, day);
            foreach (var account in random.Accounts)
            {
                var due = new List<(long Invoice, int Level, decimal Open)>();
                foreach (var invoice in random.Invoices.Where(i => i.AccountId == account.Id))
                {
                    var (open, late) = (replay.Open(invoice, day), day.DayNumber - invoice.DueDate.DayNumber);
                    var isDisputed = random.Disputes.Exists(d => d.InvoiceId == invoice.Id && d.OpenedOn <= day && !(d.ClosedOn <= day));
                    if (open >= 500m && late >= 7 && !isDisputed)
                    {
                        due.Add((invoice.Id, Math.Min(from.Count(f => f <= late), levels.GetValueOrDefault(invoice.Id) + 1), open));
                    }
                }

                if (due.Count > 0 && (!last.TryGetValue(account.Id, out var before) || day.DayNumber - before.DayNumber >= apart[due.Max(d => d.Level) - 1]))
                {
                    last[account.Id] = day;
                    foreach (var (invoice, level, open) in due)
                    {
                        levels[invoice] = Math.Max(level, levels.GetValueOrDefault(invoice));
                        expected.Add((account.Id, day, invoice, level, open));
                    }
                }
            }

            Assert.Equal(expected.Where(e => e.Item2 == day).Select(e => e.Item1).Distinct().Count(), run.Made);
        }

        await using var db = book.Db();
        var items = await db.DunningNoticeItems.AsNoTracking().ToListAsync();
        Assert.Equal(expected.Order(), items.Select(i => (i.AccountId, i.Day, i.InvoiceId, i.Level, i.Open)).Order());
        Assert.True(expected.Count > 100 && expected.Select(e => e.Item4).Distinct().Count() == 4, $"{expected.Count} items");
    }

    [DatabaseFact]
    public async Task Twenty_runs_at_once_from_two_processes_make_each_reminder_once()
    {
        var random = new RandomBook(72, 80, 120, 4).InOneCurrency();
        await using var one = await TestBook.OpenAsync(now: new DateTimeOffset(random.Last, new TimeOnly(9, 0), TimeSpan.Zero));
        await random.SaveAsync(one);
        await using var two = await one.AgainAsync();
        var planned = await RunAsync(one, random.Last, dryRun: true);
        var runs = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => RunAsync(i % 2 == 0 ? one : two, random.Last)));
        Assert.True(planned.Made > 50, $"{planned.Made}");
        Assert.Equal((planned.Made, planned.Made), (runs.Sum(r => r.Made), await CountAsync(one)));
        Assert.All(runs, r => Assert.Equal(planned.Made, r.Made + r.AlreadyMade));
        await using var db = one.Db();
        Assert.Equal(planned.Levels.Sum(l => l.Items), await db.DunningNoticeItems.CountAsync());
    }

    private static async Task<TestBook> BookAsync()
    {
        var book = await TestBook.OpenAsync(now: new DateTimeOffset(Day, new TimeOnly(9, 0), TimeSpan.Zero));
        await book.CreateAsync("C-1");
        await using (var db = book.Db())
        {
            var account = await db.Accounts.SingleAsync();
            account.Language = AccountLanguage.ZhHans;
            db.Contacts.AddRange(
                new Contact { Id = 1, AccountId = account.Id, Name = "Left", Role = ContactRole.Finance, IsKey = true, LeftOn = Day.AddDays(-1), Version = 1 },
                new Contact { Id = 2, AccountId = account.Id, Name = "Buys", Role = ContactRole.Buyer, IsKey = true, Version = 1 },
                new Contact { Id = 3, AccountId = account.Id, Name = "王丽", Role = ContactRole.Finance, Version = 1 });
            await db.SaveChangesAsync();
        }

        foreach (var (number, amount, late) in ((string, decimal, int)[])[("OLD", 500m, 20), ("LATE", 1_000m, 8), ("PROMISED", 1_000m, 15), ("SMALL", 499.99m, 15), ("GRACE", 1_000m, 6), ("NOT DUE", 1_000m, 0), ("PAID", 1_000m, 30)])
        {
            await InvoiceAsync(book, "C-1", number, amount, late);
        }

        await book.Transactions.RunAsync(
            t => book.Get<Posting>().PostAsync(t, [[new NewInvoice("C-1", "DISPUTED", Day.AddDays(-50), 1_000m) { DueDate = Day.AddDays(-15), Dispute = new NewDispute(Day.AddDays(-10), "damaged", 1m) }]]), default);
        await book.Get<RecordPromise>().HandleAsync(new RecordPromiseInput("C-1", "PROMISED", Day.AddDays(5)) { MadeOn = Day.AddDays(-2) }, Scope.Everything, default);
        await book.Get<RecordPayment>().HandleAsync(
            new RecordPaymentInput("C-1", "P-1", Day, new MoneyInput(1_000m, "CNY")) { Allocations = [new PaymentAllocationInput("PAID", 1_000m)] }, default);
        return book;
    }

    private static Task<Invoice> InvoiceAsync(TestBook book, string account, string number, decimal amount, int late, string currency = "CNY") => book.Get<RecordInvoice>().HandleAsync(
        new RecordInvoiceInput(account, number, Day.AddDays(-50), new MoneyInput(amount, currency)) { DueDate = Day.AddDays(-late) }, default);

    private static Task<DunningRun> RunAsync(TestBook book, DateOnly? day = null, bool dryRun = false) => book.Get<RunDunning>().HandleAsync(new RunDunningInput(day, dryRun), part: null, default);

    private static async Task<int> CountAsync(TestBook book)
    {
        await using var db = book.Db();
        return await db.DunningNotices.CountAsync();
    }
}
