using B2BAccounts.Api.Receivables;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Tests.Receivables;

/// <summary>The figures from SQL against plain loops over the same rows, on many days.</summary>
public sealed class RandomBookFiguresTests
{
    public static TheoryData<int> Seeds => [1, 2, 3, 4];

    private static IEnumerable<DateOnly> Days(RandomBook random) =>
        Enumerable.Range(0, 14).Select(n => RandomBook.First.AddDays(n * 79 + 3)).Append(random.Last).Append(RandomBook.First.AddDays(-1)).Append(new DateOnly(2024, 2, 29));

    [DatabaseTheory]
    [MemberData(nameof(Seeds))]
    public async Task Balances_and_ageings_are_those_of_a_plain_replay_on_every_day(int seed)
    {
        var (book, random) = await BookAsync(seed);
        await using var closing = book;
        var replay = new PlainReplay(random);
        await using var db = book.Answers();
        foreach (var day in Days(random).Where(d => d >= RandomBook.First))
        {
            var ids = AccountSet.Of(random.Accounts.Select(a => a.Id));
            var ageings = await book.Get<Ageings>().OfAsync(db, ids, day, default);
            var balances = await book.Get<Balances>().OfAsync(db, ids, day, default);
            var whole = await book.Get<Ageings>().OfAsync(db, AccountSet.WholeBook, day, default);
            var total = await book.Get<Ageings>().TotalAsync(db, AccountSet.WholeBook, day, default);
            Assert.Equal(random.Accounts.Count, ageings.Count);
            foreach (var (account, figure) in ageings)
            {
                var (buckets, unapplied, disputed) = replay.Ageing(account, day);
                var aged = figure.Value.Aged;
                Assert.Equal(buckets, aged.Buckets);
                Assert.Equal(unapplied, aged.Unapplied);
                Assert.Equal(disputed, aged.Disputed);
                Assert.Equal(new Money(buckets.Sum() - unapplied, "CNY"), balances[account].Value.Total);
                Assert.Equal(aged.Balance, whole.TryGetValue(account, out var same) ? same.Value.Aged.Balance : 0m);
                var sums = random.Ledger(account).LedgerSums(day);
                Assert.All(balances[account].Value.ByCurrency, m => Assert.Equal(sums[(account, m.Currency.Code)], m.Amount));
            }

            Assert.Equal(ageings.Values.Sum(a => a.Value.Aged.Balance), total.Aged.Balance);
            Assert.Equal(ageings.Values.Sum(a => a.Value.Aged.Disputed), total.Aged.Disputed);
            var list = await book.Get<Ageings>().ByAccountAsync(db, day, default);
            Assert.Equal(list.Select(a => a.AccountId), list.OrderByDescending(a => a.Overdue).ThenBy(a => a.AccountId).Select(a => a.AccountId));
            Assert.Equal(whole.Keys.Order(), list.Select(a => a.AccountId).Order());
        }
    }

    [DatabaseTheory]
    [MemberData(nameof(Seeds))]
    public async Task Open_and_unapplied_amounts_and_allocations_are_those_of_a_plain_replay(int seed)
    {
        var (book, random) = await BookAsync(seed);
        await using var closing = book;
        var replay = new PlainReplay(random);
        await using var db = book.Answers();
        foreach (var day in Days(random))
        {
            var open = await OpenAmounts.OfAsync(db, random.Invoices.Select(i => i.Id), day, default);
            Assert.All(random.Invoices, i => Assert.Equal(new Money(replay.Open(i, day), i.Currency), open[i.Id]));
            var unpaid = await UnappliedAmounts.OfPaymentsAsync(db, random.Payments.Select(p => p.Id), day, default);
            Assert.All(random.Payments, p => Assert.Equal(new Money(replay.Unapplied(DocumentKind.Payment, p.Id, p.Date, p.Amount, day), p.Currency), unpaid[p.Id]));
            var credits = await UnappliedAmounts.OfCreditNotesAsync(db, random.CreditNotes.Select(p => p.Id), day, default);
            Assert.All(random.CreditNotes, p => Assert.Equal(new Money(replay.Unapplied(DocumentKind.CreditNote, p.Id, p.Date, p.Amount, day), p.Currency), credits[p.Id]));

            var lines = await AllocationsByDocument.OfInvoicesAsync(db, random.Invoices.Select(i => i.Id), day, reversed: false, default);
            var expected = random.Allocations.Where(a => a.ToKind == DocumentKind.Invoice && replay.Live(a, day) != 0m).ToList();
            Assert.Equal(expected.Select(a => (a.Id, replay.Live(a, day))).Order(), lines.SelectMany(g => g).Select(l => (l.Id, l.Amount.Amount)).Order());
            var bySource = await AllocationsByDocument.OfSourcesAsync(db, DocumentKind.Payment, random.Payments.Select(p => p.Id), day, reversed: false, default);
            Assert.Equal(expected.Where(a => a.FromKind == DocumentKind.Payment).Select(a => a.Id).Order(), bySource.SelectMany(g => g).Select(l => l.Id).Order());
            Assert.All(bySource.SelectMany(g => g), l => Assert.Equal(random.Payments.Single(p => p.Id == l.FromId).Number, l.FromNumber));

            var disputes = await DisputesByInvoice.StandingOnAsync(db, random.Invoices.Select(i => i.Id), day, default);
            Assert.Equal(random.Disputes.Where(d => d.StandsOn(day)).Select(d => d.InvoiceId).Distinct().Order(), disputes.Keys.Order());
        }
    }

    [DatabaseTheory]
    [MemberData(nameof(Seeds))]
    public async Task Payment_speeds_index_and_trend_are_those_of_a_plain_replay(int seed)
    {
        var (book, random) = await BookAsync(seed);
        await using var closing = book;
        var replay = new PlainReplay(random);
        await using var db = book.Answers();
        foreach (var (day, months) in Days(random).Select((d, n) => (d, n % 3 == 0 ? 24 : n % 3 == 1 ? 6 : 36)))
        {
            var figures = await book.Get<PaymentSpeeds>().OfAsync(db, AccountSet.Of(random.Accounts.Select(a => a.Id)), day, months, default);
            foreach (var account in random.Accounts.Select(a => a.Id))
            {
                var (speed, expected) = (figures[account].Value.Speed, replay.Speed(account, day, months));
                Near(expected.ToPay, speed.DaysToPay);
                Near(expected.Late, speed.DaysLate);
                Near(expected.WithUnpaid, speed.DaysLateIncludingUnpaid);
                Near(expected.OnTime, speed.OnTimeShareByAmount);

                var ledger = random.Ledger(account);
                var invoices = ledger.Settled(Window.Months(day, 24)).Select(p => p.InvoiceId)
                    .Concat(ledger.Overdue(day).Concat(ledger.WrittenOff(Window.Months(day, 24))).Select(p => p.InvoiceId)).Distinct().Count();
                Near(PaymentIndex.Of(replay.Speed(account, day, 24).WithUnpaid, invoices), figures[account].Value.Index);
            }
        }
    }

    [DatabaseFact]
    public async Task In_one_currency_counts_quantiles_and_trend_are_those_of_the_ledgers_replay()
    {
        var (book, random) = await BookAsync(7, singleCurrency: true);
        await using var closing = book;
        await using var db = book.Answers();
        var trends = new HashSet<PaymentTrendDirection>();
        foreach (var day in Days(random))
        {
            var figures = await book.Get<PaymentSpeeds>().OfAsync(db, AccountSet.WholeBook, day, 24, default);
            foreach (var (account, figure) in figures)
            {
                var ledger = random.Ledger(account);
                var expected = PaymentSpeed.Of(day, 24, [.. ledger.Settled(Window.Months(day, 24))],
                    [.. ledger.Overdue(day), .. ledger.WrittenOff(Window.Months(day, PaymentSpeed.WriteOffMonths))]);
                Assert.Equal(expected, figure.Value.Speed);
                var trend = PaymentTrend.Of(ledger, day);
                Assert.Equal(trend.Months, figure.Value.Trend.Months);
                Assert.Equal((trend.Direction, trend.Slope, trend.P), (figure.Value.Trend.Direction, figure.Value.Trend.Slope, figure.Value.Trend.P));
                trends.Add(trend.Direction);
            }
        }

        Assert.Contains(PaymentTrendDirection.Slowing, trends);
        Assert.Contains(PaymentTrendDirection.Steady, trends);
        Assert.Contains(PaymentTrendDirection.Unknown, trends);
    }

    [DatabaseFact]
    public async Task An_account_without_a_rate_fails_alone_and_says_which_currency_and_day()
    {
        await using var book = await TestBook.OpenAsync();
        var random = new RandomBook(5, 6, 200, 1.5);
        random.Rates.RemoveAll(r => r.Currency == "JPY" && r.Day > RandomBook.First.AddDays(100));
        await random.SaveAsync(book);
        await using var db = book.Answers();
        var figures = await book.Get<Balances>().OfAsync(db, AccountSet.WholeBook, random.Last, default);
        var failed = figures.Values.Where(f => f.Violation is not null).ToList();
        Assert.NotEmpty(failed);
        Assert.All(failed, f => Assert.Equal(RuleCodes.FxRateMissing, f.Violation!.Code));
        Assert.All(failed, f => Assert.Contains($"JPY to CNY is known for {random.Last:yyyy-MM-dd}", f.Violation!.Message, StringComparison.Ordinal));
        Assert.Throws<RuleViolation>(() => failed[0].Value);
        var list = await book.Get<Ageings>().ByAccountAsync(db, random.Last, default);
        Assert.Equal(failed.Count, list.SkipWhile(a => a.Overdue is not null).Count());
        await Assert.ThrowsAsync<RuleViolation>(() => book.Get<Ageings>().TotalAsync(db, AccountSet.WholeBook, random.Last, default));
    }

    [DatabaseFact]
    public async Task A_caller_who_sees_no_account_gets_no_figure_of_any()
    {
        var (book, random) = await BookAsync(1);
        await using var closing = book;
        await using var db = book.Answers(Scope.Nothing);
        Assert.Empty(await book.Get<Ageings>().OfAsync(db, AccountSet.WholeBook, random.Last, default));
        Assert.Empty(await book.Get<PaymentSpeeds>().OfAsync(db, AccountSet.WholeBook, random.Last, 24, default));
        Assert.Empty(await OpenAmounts.OfAsync(db, random.Invoices.Select(i => i.Id), random.Last, default));
        Assert.Equal(0m, (await book.Get<Ageings>().TotalAsync(db, AccountSet.WholeBook, random.Last, default)).Aged.Receivable);
    }

    private static void Near(decimal? expected, decimal? actual)
    {
        Assert.Equal(expected is null, actual is null);
        Assert.True(Math.Abs((expected ?? 0m) - (actual ?? 0m)) < 1e-12m, $"expected {expected}, got {actual}");
    }

    private static async Task<(TestBook Book, RandomBook Random)> BookAsync(int seed, bool singleCurrency = false)
    {
        var random = new RandomBook(seed, 5, 1_100, 0.35);
        random = singleCurrency ? random.InOneCurrency() : random;
        var book = await TestBook.OpenAsync();
        await random.SaveAsync(book);
        return (book, random);
    }
}
