using B2BAccounts.Api.Grading;
using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Persistence;
using B2BAccounts.Api.Tests.Receivables;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Grading;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Tests.Grading;

public sealed class RegradeAccountsTests
{
    [DatabaseFact]
    public async Task Every_raw_value_is_what_plain_loops_over_the_rows_give()
    {
        var (book, random) = await BookAsync(21);
        await using var closing = book;
        await using (var events = book.Db())
        {
            events.AffinityEvents.AddRange(
                Event(1, AffinityKind.Visit, random.Last), Event(2, AffinityKind.Visit, random.Last.AddMonths(-12).AddDays(1)),
                Event(3, AffinityKind.Referral, random.Last.AddMonths(-12)), Event(4, AffinityKind.JointWork, random.Last.AddDays(-9)));
            (await events.Accounts.FindAsync(2L))!.PurchaseReasonDisclosure = Disclosure.Verified;
            await events.SaveChangesAsync();
        }

        var result = await RegradeAsync(book);
        Assert.Equal((random.Accounts.Count, random.Accounts.Count), (result.Assessed, result.Changed));
        Assert.Empty(result.Failures);

        var replay = new PlainReplay(random);
        var levels = random.Accounts.ToDictionary(a => a.Id, a =>
            random.Invoices.Where(i => Stands(i.AccountId == a.Id, DocumentKind.Invoice, i.Id, i.Date)).Sum(i => i.NetAmount ?? i.Amount)
            - random.CreditNotes.Where(n => Stands(n.AccountId == a.Id, DocumentKind.CreditNote, n.Id, n.Date)).Sum(n => n.Amount));
        var sold = levels.Values.Where(l => l > 0m).ToList();
        await using var db = book.Answers();
        var figures = await AssessmentsByAccount.OfAsync(db, AccountSet.WholeBook, random.Last, default);
        var speeds = await book.Get<PaymentSpeeds>().OfAsync(db, AccountSet.WholeBook, random.Last, PaymentIndex.Months, default);
        foreach (var account in random.Accounts.Select(a => a.Id))
        {
            var assessment = figures[account].Assessment;
            var level = levels[account];
            Near(level <= 0m ? null : 100m * (sold.Count(l => l < level) + sold.Count(l => l == level) / 2m) / sold.Count, Raw(IndicatorKind.PurchaseLevel));
            Near(random.Invoices.Where(i => Stands(i.AccountId == account, DocumentKind.Invoice, i.Id, i.Date)).Select(i => i.Date).Distinct().Count(), Raw(IndicatorKind.PurchaseFrequency));
            Near(account == 1 ? 20m : account == 4 ? 25m : null, Raw(IndicatorKind.Affinity));
            Near(account == 2 ? 100m : null, Raw(IndicatorKind.PurchaseReason));
            Near(speeds[account].Value.Index, Raw(IndicatorKind.PaymentSpeed));
            Near(Lateness(random, replay, account), Raw(IndicatorKind.Receivables));
            Assert.Equal(assessment.Total, assessment.Indicators.Sum(i => i.Contribution));
            Assert.Equal(100m, assessment.Indicators.Sum(i => i.Weight));
            Assert.Equal(random.Last, assessment.QuantileDay);
            var late = random.Invoices.Exists(i => i.AccountId == account && replay.Open(i, random.Last) >= 500m && random.Last.DayNumber - i.DueDate.DayNumber > 90);
            Assert.Equal(late, assessment.KnockOuts.Any(k => k.Kind == KnockOutKind.OverdueItem));
            Assert.Equal(late ? "B" : assessment.Grade, assessment.Grade);

            decimal? Raw(IndicatorKind kind) => assessment.Indicators.Single(i => i.Kind == kind).Raw;
        }

        await using var accounts = book.Db();
        Assert.All(await accounts.Accounts.ToListAsync(), a => Assert.Equal(figures[a.Id].Assessment.Grade, a.Grade));

        bool Stands(bool own, DocumentKind kind, long id, DateOnly date) => own && date > random.Last.AddMonths(-12)
            && !random.Reversals.Exists(r => r.Kind == kind && r.DocumentId == id);
    }

    [DatabaseFact]
    public async Task Of_one_days_assessments_the_one_made_last_counts_whichever_process_made_it()
    {
        var (one, random) = await BookAsync(30);
        await using var closing = one;
        await using var two = await one.AgainAsync();
        var (number, start) = ("R00001", one.Time.Now);
        var turns = new[] { one, two, one };
        for (var i = 0; i < turns.Length; i++)
        {
            one.Time.Now = two.Time.Now = start.AddMinutes(i);
            await turns[i].Get<RecordInvoice>().HandleAsync(
                new RecordInvoiceInput(number, $"New-{i}", random.Last.AddDays(-i), new MoneyInput(10_000m * (i + 1), "CNY")), default);
            await turns[i].Get<RegradeAccounts>().HandleAsync(new RegradeInput([number]), null, default);
        }

        await using var db = one.Answers();
        var stored = await db.Assessments.Where(s => s.AccountId == 1).OrderBy(s => s.RecordedAt).ToListAsync();
        Assert.Equal(turns.Length, stored.Count);
        // Each process takes keys in blocks of its own, so the last one made has not the largest.
        Assert.True(stored[^1].Id < stored.Max(s => s.Id));
        var figure = (await AssessmentsByAccount.OfAsync(db, AccountSet.Of(1), random.Last, default))[1];
        Assert.Equal(stored[^1].Id, figure.Row.Id);
    }

    [DatabaseFact]
    public async Task A_second_run_and_a_quiet_night_add_nothing()
    {
        var (book, random) = await BookAsync(22);
        await using var closing = book;
        await RegradeAsync(book);
        var before = await CountsAsync(book);
        var again = await RegradeAsync(book);
        Assert.Equal((random.Accounts.Count, 0), (again.Assessed, again.Changed));
        Assert.Equal(before, await CountsAsync(book));

        // Two nights later only what really moved is added: the previous grade has become an input, so the first night may add one each.
        book.Time.Now = book.Time.Now.AddDays(1);
        await RegradeAsync(book);
        var settled = await CountsAsync(book);
        var confirmed = await RegradeAsync(book);
        Assert.Equal(0, confirmed.Changed);
        Assert.Equal(settled, await CountsAsync(book));
    }

    [DatabaseFact]
    public async Task A_past_day_leaves_grade_and_limit_of_later_assessments_alone()
    {
        var (book, random) = await BookAsync(23);
        await using var closing = book;
        await RegradeAsync(book);
        List<string?> grades;
        await using (var db = book.Db())
        {
            await db.Accounts.ExecuteUpdateAsync(a => a.SetProperty(x => x.Grade, x => x.Grade + "!"));
            grades = await db.Accounts.OrderBy(a => a.Id).Select(a => a.Grade).ToListAsync();
        }

        var limits = (await CountsAsync(book)).Limits;
        var past = await RegradeAsync(book, random.Last.AddMonths(-6));
        Assert.Equal(random.Last.AddMonths(-6), past.AsOf);
        Assert.True(past.Assessed > 0);
        await using var after = book.Db();
        Assert.Equal(grades, await after.Accounts.OrderBy(a => a.Id).Select(a => a.Grade).ToListAsync());
        Assert.Equal(limits, (await CountsAsync(book)).Limits);
        await using var answers = book.Answers();
        var inForce = await AssessmentsByAccount.OfAsync(answers, AccountSet.WholeBook, random.Last.AddDays(-1), default);
        Assert.All(inForce.Values, f => Assert.Equal(random.Last.AddMonths(-6), f.Row.AsOf));
    }

    [DatabaseFact]
    public async Task The_previous_grade_is_that_of_the_assessment_before_the_day()
    {
        var (book, random) = await BookAsync(24);
        await using var closing = book;
        await RegradeAsync(book, random.Last.AddMonths(-3));
        await RegradeAsync(book);
        await RegradeAsync(book);
        await using var db = book.Answers();
        var first = await AssessmentsByAccount.OfAsync(db, AccountSet.WholeBook, random.Last.AddMonths(-3), default);
        var second = await AssessmentsByAccount.OfAsync(db, AccountSet.WholeBook, random.Last, default);
        Assert.NotEmpty(first);
        Assert.All(first, f => Assert.Null(f.Value.Assessment.PreviousByPoints));
        Assert.All(first, f => Assert.Equal(f.Value.Assessment.GradeByPoints, second[f.Key].Assessment.PreviousByPoints));
    }

    [DatabaseFact]
    public async Task One_account_is_placed_by_the_table_of_the_last_run_over_the_book()
    {
        var (book, random) = await BookAsync(25);
        await using var closing = book;
        var alone = await book.Get<RegradeAccounts>().HandleAsync(new RegradeInput([random.Accounts[0].Number]), null, default);
        Assert.Equal((1, 1), (alone.Assessed, (await CountsAsync(book)).Tables));
        await RegradeAsync(book);
        Assert.Equal(1, (await CountsAsync(book)).Tables);
        book.Time.Now = book.Time.Now.AddDays(3);
        await book.Get<RegradeAccounts>().HandleAsync(new RegradeInput([random.Accounts[0].Number]), null, default);
        Assert.Equal(1, (await CountsAsync(book)).Tables);
        await using var db = book.Answers();
        var figure = (await AssessmentsByAccount.OfAsync(db, AccountSet.Of(1), random.Last.AddDays(3), default))[1];
        Assert.Equal(random.Last, figure.Assessment.QuantileDay);
    }

    [DatabaseFact]
    public async Task An_account_without_a_rate_is_reported_and_the_others_are_assessed()
    {
        var random = new RandomBook(26, 8, 500, 0.8);
        random.Rates.RemoveAll(r => r.Currency == "USD" && r.Day > random.Last.AddDays(-40));
        await using var book = await TestBook.OpenAsync(now: At(random.Last));
        await random.SaveAsync(book);
        var result = await RegradeAsync(book);
        Assert.NotEmpty(result.Failures);
        Assert.Equal(random.Accounts.Count, result.Assessed + result.Failures.Count);
        Assert.All(result.Failures, f => Assert.Equal(RuleCodes.FxRateMissing, f.Code));
        await using var db = book.Db();
        var failed = result.Failures.Select(f => f.AccountNumber).ToList();
        Assert.All(await db.Accounts.Where(a => failed.Contains(a.Number)).ToListAsync(), a => Assert.Null(a.Grade));
    }

    [DatabaseFact]
    public async Task A_customer_who_has_not_bought_for_twelve_months_becomes_dormant_on_the_run_of_that_day()
    {
        var (book, random) = await BookAsync(27);
        await using var closing = book;
        book.Time.Now = At(random.Accounts[0].LastPurchaseOn!.Value.AddMonths(12).AddDays(-1));
        await RegradeAsync(book);
        Assert.Equal(AccountStatus.Customer, await StatusAsync());
        book.Time.Now = At(random.Accounts[0].LastPurchaseOn!.Value.AddMonths(12).AddDays(1));
        await RegradeAsync(book, book.Time.Now.AddDays(-2).UtcDateTime is var d ? DateOnly.FromDateTime(d) : default);
        Assert.Equal(AccountStatus.Customer, await StatusAsync());
        await RegradeAsync(book);
        Assert.Equal(AccountStatus.Dormant, await StatusAsync());
        await using var db = book.Db();
        var row = await db.AccountProfiles.SingleAsync(p => p.AccountId == 1);
        Assert.Equal((AccountStatus.Dormant, DateOnly.FromDateTime(book.Time.Now.UtcDateTime)), (row.Status, row.ValidFrom));

        async Task<AccountStatus> StatusAsync()
        {
            await using var now = book.Db();
            return (await now.Accounts.SingleAsync(a => a.Id == 1)).Status;
        }
    }

    [DatabaseFact]
    public async Task Wrong_inputs_are_refused_with_what_would_be_right()
    {
        var (book, random) = await BookAsync(28);
        await using var closing = book;
        var regrade = book.Get<RegradeAccounts>();
        await RefusedAsync(new RegradeInput(AsOf: random.Last.AddDays(1)), InputCodes.OutOfRange, "future");
        await RefusedAsync(new RegradeInput([]), InputCodes.OutOfRange, "leave the list out");
        await RefusedAsync(new RegradeInput([.. Enumerable.Range(0, 1001).Select(i => $"N{i}")]), InputCodes.OutOfRange, "1000");
        await RefusedAsync(new RegradeInput(["R00001", "R00001"]), InputCodes.Repeated, "R00001");
        var unknown = await Assert.ThrowsAsync<RuleViolation>(() => regrade.HandleAsync(new RegradeInput(["R00001", "nobody"]), null, default));
        Assert.Equal(RuleCodes.AccountNotFound, unknown.Code);
        Assert.Equal(["accountNumbers", "1"], unknown.Path);

        async Task RefusedAsync(RegradeInput input, string code, string says)
        {
            var refused = await Assert.ThrowsAsync<InputInvalid>(() => regrade.HandleAsync(input, null, default));
            Assert.Equal(code, Assert.Single(refused.Problems).Code);
            Assert.Contains(says, refused.Problems[0].Message, StringComparison.Ordinal);
        }
    }

    private static decimal? Lateness(RandomBook random, PlainReplay replay, long account)
    {
        decimal[] weights = [0m, 0.5m, 0.75m, 1m];
        var items = random.Invoices.Where(i => i.AccountId == account).Select(i => (Open: replay.Open(i, random.Last), Late: random.Last.DayNumber - i.DueDate.DayNumber))
            .Where(i => i.Open >= 500m).ToList();
        return items.Count == 0 ? null : items.Sum(i => i.Open * weights[i.Late <= 0 ? 0 : Math.Min(3, (i.Late + 29) / 30)]) / items.Sum(i => i.Open);
    }

    private static AffinityEvent Event(long account, AffinityKind kind, DateOnly day) =>
        new() { Id = account * 10_000_000 + day.DayNumber, AccountId = account == 2 ? 1 : account, Kind = kind, Date = day, RecordedAt = DateTime.UnixEpoch };

    private static void Near(decimal? expected, decimal? actual)
    {
        Assert.Equal(expected is null, actual is null);
        Assert.True(Math.Abs((expected ?? 0m) - (actual ?? 0m)) < 1e-15m, $"expected {expected}, got {actual}");
    }

    private static Task<RegradeResult> RegradeAsync(TestBook book, DateOnly? asOf = null) =>
        book.Get<RegradeAccounts>().HandleAsync(new RegradeInput(AsOf: asOf), null, default);

    private static async Task<(int Assessments, int Limits, int Tables)> CountsAsync(TestBook book)
    {
        await using var db = book.Db();
        return (await db.Assessments.CountAsync(), await db.CreditLimits.CountAsync(), await db.QuantileTables.CountAsync());
    }

    private static DateTimeOffset At(DateOnly day) => new(day, new TimeOnly(9, 0), TimeSpan.Zero);

    private static async Task<(TestBook Book, RandomBook Random)> BookAsync(int seed)
    {
        var random = new RandomBook(seed, 7, 900, 0.5).InOneCurrency();
        var book = await TestBook.OpenAsync(now: At(random.Last));
        await random.SaveAsync(book);
        return (book, random);
    }
}
