using B2BAccounts.Api.Forecasts;
using B2BAccounts.Api.Grading;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Persistence;
using B2BAccounts.Api.Tests.Receivables;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Forecasts;
using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Tests.Forecasts;

/// <summary>Forecasts and losses of a book with everything that happens to invoices, in several currencies, against plain loops over its rows.</summary>
public sealed class RandomBookForecastTests
{
    [DatabaseFact]
    public async Task The_weeks_of_a_cash_forecast_and_what_lies_beyond_are_what_ageing_has_by_account_and_in_total()
    {
        var (book, random) = await BookAsync(41);
        await using var closing = book;
        await using var db = book.Answers();
        var forecasts = book.Get<PaymentForecasts>();
        var ids = AccountSet.Of([.. random.Accounts.Select(a => a.Id), 999_999]);
        foreach (var day in (DateOnly[])[random.Last, random.Last.AddDays(-200), RandomBook.First.AddDays(-1)])
        {
            var ageings = await book.Get<Ageings>().OfAsync(db, ids, day, default);
            var (each, whole) = (await forecasts.OfAccountsAsync(db, ids, day, 5, default), await forecasts.TotalAsync(db, day, 5, default));
            Assert.Equal(ids.Ids.Count, each.Count);
            foreach (var (account, figure) in each)
            {
                var forecast = figure.Value;
                Assert.Equal(ageings[account].Value.Aged.Receivable, forecast.Open);
                Assert.Equal(forecast.Open, forecast.Weeks.Sum(w => w.Expected) + forecast.Beyond);
                Assert.Equal(5, forecast.Weeks.Count);
                Assert.True(forecast.Beyond >= 0m && forecast.Weeks.All(w => w.Expected >= 0m && w.Low <= w.High));
            }

            Assert.Equal(each.Values.Sum(f => f.Value.Open), whole.Open);
            Assert.Equal(each.Values.Sum(f => f.Value.Beyond), whole.Beyond);
            Assert.Equal(Enumerable.Range(0, 5).Select(w => each.Values.Sum(f => f.Value.Weeks[w].Expected)), whole.Weeks.Select(w => w.Expected));
            Assert.Equal(day >= RandomBook.First, whole.Weeks.Any(w => w.Expected > 0m));
        }
    }

    [DatabaseFact]
    public async Task Every_open_invoice_and_no_other_is_expected_and_its_basis_counts_the_accounts_payments_of_such()
    {
        var (book, random) = await BookAsync(42);
        await using var closing = book;
        await book.Get<RegradeAccounts>().HandleAsync(new RegradeInput(), progress: null, default);
        await using var db = book.Answers();
        var (replay, day) = (new PlainReplay(random), random.Last);
        var payments = await book.Get<PaymentForecasts>().OfInvoicesAsync(db, [.. random.Invoices.Select(i => i.Id), 999_999], day, default);
        Assert.Equal(random.Invoices.Where(i => replay.Open(i, day) > 0m).Select(i => i.Id).Order(), payments.Keys.Order());
        var grades = await AssessmentsByAccount.GradesAsync(db, day, default);
        Assert.NotEmpty(grades);
        foreach (var (id, figure) in payments)
        {
            var (invoice, payment) = (random.Invoices.Single(i => i.Id == id), figure.Value);
            var disputed = Disputed(invoice) is not null;
            // Days on which a payment still counts, of the account's invoices of 24 months that were then as this one is.
            var paid = random.Invoices.Where(i => i.AccountId == invoice.AccountId && i.Date > day.AddMonths(-24))
                .SelectMany(i => random.Allocations.Where(a => a.FromKind == DocumentKind.Payment && a.ToKind == DocumentKind.Invoice && a.ToId == i.Id)
                    .GroupBy(a => random.Payments.Single(p => p.Id == a.FromId).Date)
                    .Where(g => g.Sum(a => replay.Live(a, day)) > 0m && g.Key >= i.Date && (Disputed(i) <= g.Key) == disputed));
            Assert.Equal((disputed, paid.Count(), grades[invoice.AccountId]), (payment.Basis.Disputed, payment.Basis.Payments, payment.Basis.Grade));
            Assert.Equal(1, payment.Basis.Weights.Own + payment.Basis.Weights.Grade + payment.Basis.Weights.Book, 9);
            Assert.All((DateOnly?[])[payment.Date, payment.Earliest, payment.Latest], d => Assert.False(d <= day));
        }

        DateOnly? Disputed(Invoice invoice) => random.Disputes.Where(d => d.InvoiceId == invoice.Id && d.OpenedOn <= day).Min(d => (DateOnly?)d.OpenedOn);
    }

    [DatabaseFact]
    public async Task Loss_rates_are_those_of_a_replay_month_by_month_and_losses_add_up()
    {
        var (book, random) = await BookAsync(43);
        await using var closing = book;
        await book.Get<RegradeAccounts>().HandleAsync(new RegradeInput(), progress: null, default);
        await using var db = book.Answers();
        var (replay, day) = (new PlainReplay(random), random.Last);
        var total = await book.Get<CreditLosses>().TotalAsync(db, day, 1m, default);

        var expected = new LossMatrix();
        var until = new DateOnly(day.AddDays(1).Year, day.AddDays(1).Month, 1);
        for (var month = until.AddMonths(-LossMatrix.Months); month < until; month = month.AddMonths(1))
        {
            var (start, end) = (month.AddDays(-1), month.AddMonths(1).AddDays(-1));
            var before = random.Invoices.Where(i => replay.Open(i, start) > 0m).ToList();
            before.ForEach(invoice =>
            {
                var (open, still) = (replay.Open(invoice, start), Math.Min(replay.Open(invoice, start), replay.Open(invoice, end)));
                var writtenOff = random.Allocations.Where(a => a.FromKind == DocumentKind.WriteOff && a.ToId == invoice.Id).Sum(a => replay.Live(a, end) - replay.Live(a, start));
                var rate = replay.Rate(invoice.Currency, day);
                expected.Add(Bucket(invoice, start), open * rate, Bucket(invoice, end), still * rate, Math.Clamp(writtenOff, 0m, open - still) * rate);
            });
            if (before.Count > 0)
            {
                expected.AddMonth();
            }
        }

        Assert.Equal((expected.MonthsSeen, until.AddDays(-1)), (total.Matrix.MonthsSeen, total.Until));
        for (var b = 0; b < LossMatrix.Edges.Count; b++)
        {
            var (plain, found) = (expected.Flow(b), total.Matrix.Flow(b));
            Assert.Equal((plain.Invoices, plain.Paid, plain.WrittenOff, plain.Rolled), (found.Invoices, found.Paid, found.WrittenOff, found.Rolled));
            Assert.Equal(expected.LossRate(b), total.Rates[b]);
        }

        Assert.True(total.Rates[0] > 0m && total.Rates[0] < 1m);
        Assert.NotNull(total.Loss.Amount);
        Assert.Null(total.Missing);
        var ids = AccountSet.Of(random.Accounts.Select(a => a.Id));
        var each = await book.Get<CreditLosses>().OfAccountsAsync(db, ids, day, 1m, default);
        Assert.Equal(each.Values.Sum(f => f.Value.Loss.Amount), total.Loss.Amount);
        Assert.Equal(total.ByGrade.Sum(g => g.Loss.Amount), total.Loss.Amount);
        Assert.Equal((await book.Get<Ageings>().TotalAsync(db, AccountSet.WholeBook, new AgeingQuestion(day, LossMatrix.Edges), default)).Aged.Buckets, total.Loss.Open);
        var worse = await book.Get<CreditLosses>().TotalAsync(db, day, 1.5m, default);
        Assert.Equal(total.Rates.Select(r => Math.Min(1m, r!.Value * 1.5m)), worse.Rates.Select(r => r!.Value));

        int Bucket(Invoice invoice, DateOnly on) => (on.DayNumber - invoice.DueDate.DayNumber) switch { <= 0 => 0, <= 30 => 1, <= 60 => 2, <= 90 => 3, <= 120 => 4, <= 485 => 5, _ => 6 };
    }

    [DatabaseFact]
    public async Task A_young_book_has_no_loss_rates_and_says_why_and_days_to_come_are_not_forecast()
    {
        var random = new RandomBook(44, 4, 200, 0.5);
        await using var book = await TestBook.OpenAsync(now: new DateTimeOffset(random.Last, new TimeOnly(9, 0), TimeSpan.Zero));
        await random.SaveAsync(book);
        await using var db = book.Answers();
        var total = await book.Get<CreditLosses>().TotalAsync(db, random.Last, 1m, default);
        Assert.Null(total.Loss.Amount);
        Assert.Matches("^The book has open invoices at [56] of the last 36 month ends before 2023-06-30; rates need 12.$", total.Missing);
        Assert.All(total.Rates, Assert.Null);

        var later = random.Last.AddDays(1);
        foreach (var ask in (Func<Task>[])[
            () => book.Get<CreditLosses>().TotalAsync(db, later, 1m, default),
            () => book.Get<PaymentForecasts>().TotalAsync(db, later, 13, default),
            () => book.Get<PaymentForecasts>().OfInvoicesAsync(db, [random.Invoices[0].Id], later, default),
            () => book.Get<PaymentForecasts>().TotalAsync(db, random.Last, 0, default),
            () => book.Get<PaymentForecasts>().OfAccountsAsync(db, AccountSet.Of(1), random.Last, 54, default),
            () => book.Get<ForecastBacktest>().RunAsync(random.Last, later.AddMonths(2), default),
            () => book.Get<ForecastBacktest>().RunAsync(random.Last, random.Last.AddDays(-1), default)])
        {
            Assert.Equal(RuleCodes.ValueOutOfRange, (await Assert.ThrowsAsync<RuleViolation>(ask)).Code);
        }
    }

    private static async Task<(TestBook Book, RandomBook Random)> BookAsync(int seed)
    {
        var random = new RandomBook(seed, 6, 700, 1.2);
        var book = await TestBook.OpenAsync(now: new DateTimeOffset(random.Last, new TimeOnly(9, 0), TimeSpan.Zero));
        await random.SaveAsync(book);
        return (book, random);
    }
}
