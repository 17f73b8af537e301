using System.Text.Json;
using B2BAccounts.Api.Accounts;
using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Http;
using B2BAccounts.Api.Tests.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Tests.Receivables;

/// <summary>Figures by what had been recorded at an instant, against the ledger's replay and against what was answered then.</summary>
public sealed class KnownAtTests(FilledDemos demos) : IClassFixture<FilledDemos>
{
    [DatabaseTheory]
    [InlineData(11)]
    [InlineData(12)]
    public async Task Ageings_balances_and_open_amounts_of_any_day_by_any_instant_are_those_of_the_ledgers_replay(int seed)
    {
        var random = new RandomBook(seed, 4, 500, 0.6).RecordedLate(seed);
        await using var book = await TestBook.OpenAsync();
        await random.SaveAsync(book);
        await using var db = book.Answers();
        var ids = AccountSet.Of(random.Accounts.Select(a => a.Id));
        var edges = new AgeingEdges(7, 20, 45, 180);
        var (differs, failed) = (0, 0);
        for (var n = 0; n < 12; n++)
        {
            var day = RandomBook.First.AddDays(40 * n + 20);
            foreach (var known in new[] { 0, 3, 30, 400 }.Select(d => day.ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc).AddDays(d)))
            {
                var asked = new LedgerDay(day, known);
                var ageings = await book.Get<Ageings>().OfAsync(db, ids, new AgeingQuestion(asked, edges), default);
                var configured = await book.Get<Ageings>().OfAsync(db, ids, asked, default);
                var now = await book.Get<Ageings>().OfAsync(db, ids, new AgeingQuestion(day, edges), default);
                var balances = await book.Get<Balances>().OfAsync(db, ids, asked, default);
                var open = await OpenAmounts.OfAsync(db, random.Invoices.Select(i => i.Id), asked, default);
                var rates = new FxTable(Currency.Of("CNY"), random.Rates.Where(r => r.RecordedAt <= known));
                foreach (var account in random.Accounts.Select(a => a.Id))
                {
                    var ledger = random.Ledger(account);
                    var items = ledger.OpenItems(day, known).ToList();
                    Assert.Equal(items.Select(i => (i.InvoiceId, i.Open)), random.Invoices.Where(i => i.AccountId == account && open[i.Id].Amount != 0m).Select(i => (i.Id, open[i.Id].Amount)));
                    var atoms = Ageing.Atoms(items, ledger.Unapplied(day, known), edges, day);
                    var expected = Figure.Of(() => Ageing.Total(Ageing.InBase(atoms, rates, day).Atoms, edges, "CNY"));
                    Assert.Equal(expected.Violation?.Message, ageings[account].Violation?.Message);
                    if (expected.Violation is not null)
                    {
                        failed++;
                        continue;
                    }

                    var aged = ageings[account].Value.Aged;
                    Assert.Equal(expected.Value.Buckets, aged.Buckets);
                    Assert.Equal((expected.Value.Unapplied, expected.Value.Disputed, expected.Value.Balance), (aged.Unapplied, aged.Disputed, aged.Balance));
                    Assert.Equal(configured[account].Value.Aged.Balance, balances[account].Value.Total.Amount);
                    var sums = ledger.LedgerSums(day, known);
                    Assert.All(balances[account].Value.ByCurrency, m => Assert.Equal(sums[(account, m.Currency.Code)], m.Amount));
                    differs += now[account].ValueOrNull?.Aged.Balance == aged.Balance ? 0 : 1;
                }
            }
        }

        // The instant tells: what was recorded late is not known before, and is known at last.
        Assert.True(differs > 20, $"{differs} differ, {failed} without a rate");
    }

    [DatabaseFact]
    public async Task What_was_answered_at_an_instant_is_answered_again_whatever_is_recorded_later()
    {
        await using var book = await TestBook.OpenAsync(now: At(9, 0));
        foreach (var number in new[] { "A", "B" })
        {
            await book.Get<CreateAccount>().HandleAsync(new CreateAccountInput(number, number), Scope.Everything, default);
        }

        await InvoiceAsync(book, "A", "I-1", new DateOnly(2026, 1, 10), 1_000m);
        await InvoiceAsync(book, "B", "I-1", new DateOnly(2026, 2, 10), 70m);
        await PayAsync(book, "A", "P-1", new DateOnly(2026, 3, 1), 400m);
        var (then, snapshot) = (At(9, 0).UtcDateTime, await FiguresAsync(book, null));

        // All of it dated before, and all of it recorded after.
        book.Time.Now = At(9, 1);
        await InvoiceAsync(book, "A", "I-0", new DateOnly(2025, 12, 1), 33m);
        await InvoiceAsync(book, "B", "I-2", new DateOnly(2026, 3, 30), 5m);
        await PayAsync(book, "A", "P-2", new DateOnly(2026, 2, 1), 600m);
        await PayAsync(book, "B", "P-1", new DateOnly(2026, 2, 15), 100m);
        book.Time.Now = At(10, 0);

        var later = await FiguresAsync(book, null);
        Assert.Equal(snapshot, await FiguresAsync(book, then));
        Assert.Equal(later, await FiguresAsync(book, At(9, 1).UtcDateTime));
        Assert.All(snapshot.Zip(later), pair => Assert.NotEqual(pair.First, pair.Second));
    }

    [DatabaseFact]
    public async Task An_instant_is_answered_from_ten_seconds_on()
    {
        var (demo, engine) = (await demos.GetAsync(), FilledDemo.Engine());
        const string Query = """query($at: DateTime) { ageing(knownAt: $at) { balance { amount } } accounts(first: 1) { nodes { balance(knownAt: $at) { total { amount } } ageing(knownAt: $at) { asOf } } } }""";
        using var settled = JsonDocument.Parse(await demo.AskAsync(engine, Query, new { at = "2026-03-31T08:59:50Z" }));
        Assert.False(settled.RootElement.TryGetProperty("errors", out _));
        foreach (var instant in new[] { "2026-03-31T08:59:50.000001Z", "2026-03-31T09:00:00Z", "2999-01-01T00:00:00+08:00" })
        {
            using var recent = JsonDocument.Parse(await demo.AskAsync(engine, Query, new { at = instant }));
            var errors = recent.RootElement.GetProperty("errors").EnumerateArray().ToList();
            Assert.Equal(3, errors.Count);
            Assert.All(errors, e => Assert.Equal("KNOWN_AT_TOO_RECENT", e.GetProperty("extensions").GetProperty("code").GetString()));
        }

        using var none = JsonDocument.Parse(await demo.AskAsync(engine, Query, new { at = "0001-01-01T00:00:00Z" }));
        Assert.Equal(0m, none.RootElement.GetProperty("data").GetProperty("ageing").GetProperty("balance").GetProperty("amount").GetDecimal());
    }

    private static DateTimeOffset At(int hour, int minute) => new(2026, 3, 31, hour, minute, 0, TimeSpan.Zero);

    private static Task InvoiceAsync(TestBook book, string account, string number, DateOnly date, decimal amount) => book.Get<RecordInvoice>().HandleAsync(
        new RecordInvoiceInput(account, number, date, new MoneyInput(amount, "CNY")) { DueDate = date.AddDays(30) }, default);

    private static Task PayAsync(TestBook book, string account, string number, DateOnly date, decimal amount) => book.Get<RecordPayment>().HandleAsync(
        new RecordPaymentInput(account, number, date, new MoneyInput(amount, "CNY")), default);

    private static async Task<List<string>> FiguresAsync(TestBook book, DateTime? knownAt)
    {
        await using var db = book.Answers();
        var told = new List<string>();
        foreach (var day in new[] { new DateOnly(2026, 3, 31), new DateOnly(2026, 2, 20) })
        {
            var asked = new LedgerDay(day, knownAt);
            var ageings = await book.Get<Ageings>().OfAsync(db, AccountSet.WholeBook, asked, default);
            told.Add(string.Join("; ", ageings.OrderBy(a => a.Key).Select(a => $"{string.Join(",", a.Value.Value.Aged.Buckets)} {a.Value.Value.Aged.Unapplied}")));
            var total = await book.Get<Ageings>().TotalAsync(db, AccountSet.WholeBook, asked, default);
            told.Add($"{string.Join(",", total.Aged.Buckets)} {total.Aged.Balance}");
            var open = await OpenAmounts.OfAsync(db, [.. db.Invoices.Select(i => i.Id)], asked, default);
            told.Add(string.Join("; ", open.Where(o => o.Value.Amount != 0m).OrderBy(o => o.Key).Select(o => $"{o.Key} {o.Value}")));
        }

        return told;
    }
}
