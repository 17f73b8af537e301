using B2BAccounts.Api.Imports;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Imports;
using B2BAccounts.Api.Tests.Persistence;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Tests.Receivables;

/// <summary>
/// A real file of 2,466 settled invoices, imported and asked about; what is expected is worked out here from the file's rows alone. The
/// file is in US dollars, so that is the book's base currency. The window of payment speed is (day − 24 months, day] unless a row says otherwise.
/// </summary>
public sealed class IbmFiguresTests
{
    private const string Name = "receivables/ibm-accounts-receivable.csv";

    [DatabaseFact]
    public async Task Balance_and_ageing_equal_what_the_rows_say_to_the_cent_by_account_and_in_total()
    {
        var rows = Rows();
        await using var book = await BookAsync();
        await using var db = book.Answers();
        var ids = await db.Accounts.ToDictionaryAsync(a => a.Number, a => a.Id);
        Assert.Equal(100, ids.Count);
        foreach (var day in (DateOnly[])[new(2013, 6, 30), new(2012, 1, 1), new(2012, 10, 15), new(2013, 12, 31)])
        {
            var ageings = await book.Get<Ageings>().OfAsync(db, AccountSet.Of(ids.Values), day, default);
            var balances = await book.Get<Balances>().OfAsync(db, AccountSet.Of(ids.Values), day, default);
            foreach (var (number, id) in ids)
            {
                var expected = Buckets(rows.Where(r => r.Account == number), day, out var disputed);
                var aged = ageings[id].Value.Aged;
                Assert.Equal(expected, aged.Buckets);
                Assert.Equal((0m, disputed, expected.Sum()), (aged.Unapplied, aged.Disputed, balances[id].Value.Total.Amount));
            }

            var total = await book.Get<Ageings>().TotalAsync(db, AccountSet.WholeBook, day, default);
            Assert.Equal(Buckets(rows, day, out var all), total.Aged.Buckets);
            Assert.Equal(all, total.Aged.Disputed);
            if (day == new DateOnly(2013, 6, 30))
            {
                Assert.True(total.Aged.Balance > 0m);
                TestContext.Current.TestOutputHelper!.WriteLine($"{day:yyyy-MM-dd}: {string.Join(" / ", total.Aged.Buckets)}, balance {total.Aged.Balance}");
            }
        }
    }

    [DatabaseTheory]
    [InlineData("2013-06-30", 24)]
    [InlineData("2013-12-31", 24)]
    [InlineData("2013-12-31", 6)]
    [InlineData("2014-12-31", 60)]
    public async Task Every_accounts_weighted_days_to_pay_and_late_equal_what_the_rows_say(string until, int months)
    {
        var (rows, day) = (Rows(), DateOnly.Parse(until));
        await using var book = await BookAsync();
        await using var db = book.Answers();
        var ids = await db.Accounts.ToDictionaryAsync(a => a.Number, a => a.Id);
        var figures = await book.Get<PaymentSpeeds>().OfAsync(db, AccountSet.Of(ids.Values), day, months, default);
        foreach (var (number, id) in ids)
        {
            var paid = rows.Where(r => r.Account == number && r.Settled <= day && r.Settled > day.AddMonths(-months)).ToList();
            var overdue = rows.Where(r => r.Account == number && r.Date <= day && r.Due < day && r.Settled > day).ToList();
            var speed = figures[id].Value.Speed;
            Near(Mean(paid, r => r.Settled.DayNumber - r.Date.DayNumber), speed.DaysToPay);
            Near(Mean(paid, r => r.Settled.DayNumber - r.Due.DayNumber), speed.DaysLate);
            Near(Mean([.. paid, .. overdue], r => (r.Settled <= day ? r.Settled : day).DayNumber - r.Due.DayNumber), speed.DaysLateIncludingUnpaid);
        }
    }

    private static decimal[] Buckets(IEnumerable<Row> rows, DateOnly day, out decimal disputed)
    {
        var buckets = new decimal[6];
        disputed = 0m;
        foreach (var row in rows.Where(r => r.Date <= day && r.Settled > day))
        {
            var late = day.DayNumber - row.Due.DayNumber;
            buckets[late <= 0 ? 0 : late > 120 ? 5 : (late + 29) / 30] += row.Amount;
            disputed += row.Disputed ? row.Amount : 0m;
        }

        return buckets;
    }

    private static double? Mean(IReadOnlyList<Row> rows, Func<Row, int> days) =>
        rows.Count == 0 ? null : rows.Sum(r => (double)r.Amount * days(r)) / rows.Sum(r => (double)r.Amount);

    private static void Near(double? expected, decimal? actual)
    {
        Assert.Equal(expected is null, actual is null);
        Assert.True(Math.Abs((expected ?? 0) - (double)(actual ?? 0m)) < 1e-9, $"expected {expected}, got {actual}");
    }

    private static List<Row> Rows() =>
    [
        .. File.ReadLines(SharedData.Find(Name)).Skip(1).Select(l => l.Split(',')).Select(f =>
            new Row(f[1], Day(f[4]), Day(f[5]), decimal.Parse(f[6]), f[7] == "Yes", Day(f[8]))),
    ];

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "M/d/yyyy");

    private static async Task<TestBook> BookAsync()
    {
        var book = await TestBook.OpenAsync(settings: ("Business:BaseCurrency", "USD"));
        var tally = await book.Invoices(book.CopyOf(Name), Importing.Sample("ibm-invoices", ImportedInvoice.Columns));
        Assert.Equal(2466, tally[RowFate.New]);
        return book;
    }

    private sealed record Row(string Account, DateOnly Date, DateOnly Due, decimal Amount, bool Disputed, DateOnly Settled);
}
