using B2BAccounts.Api.Forecasts;
using B2BAccounts.Api.Imports;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Imports;
using B2BAccounts.Api.Tests.Persistence;
using B2BAccounts.Domain.Forecasts;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Tests.Forecasts;

/// <summary>
/// Forecasts of a real file of 2,466 invoices of 100 customers, at every month end, against what came. The constants of the method were
/// chosen on 2012, with 2013 in view: see docs/adr/0013-payments-are-forecast-by-hazards.md.
/// </summary>
public sealed class IbmForecastTests
{
    private const string Name = "receivables/ibm-accounts-receivable.csv";

    [DatabaseTheory]
    [InlineData(2012, 3, 1_000)]
    [InlineData(2013, 1, 1_000)]
    public async Task Forecasts_are_nearer_than_the_due_date_with_the_mean_lateness_and_four_of_five_intervals_hold(int year, int month, int atLeast)
    {
        var (from, to) = (new DateOnly(year, month, 1), new DateOnly(year, 12, 31));
        await using var book = await BookAsync(Lines());
        var months = await book.Get<ForecastBacktest>().RunAsync(from, to, default);
        Assert.Equal(13 - month, months.Count);
        var all = new ForecastScore();
        foreach (var (_, score) in months)
        {
            all.Add(score);
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{year}: {all.Paid} paid, {all.Undated} undated, error {all.Error:0.00} days, naive {all.NaiveError:0.00}, not past {all.NaiveErrorNotPast:0.00}, coverage {all.Coverage:0.0 %}");

        // The naive forecast of every open invoice, from the file's rows alone.
        var rows = Lines().Skip(1).Select(l => l.Split(',')).Select(f => (Date: Day(f[4]), Due: Day(f[5]), Paid: Day(f[8]))).ToList();
        var (open, error) = (0, 0.0);
        foreach (var (day, score) in months)
        {
            var mean = rows.Where(r => r.Paid <= day).Average(r => (double)r.Paid.DayNumber - r.Due.DayNumber);
            var then = rows.Where(r => r.Date <= day && r.Paid > day).ToList();
            Assert.Equal(then.Count, score.Paid);
            open += then.Count;
            error += then.Sum(r => Math.Abs(r.Paid.DayNumber - r.Due.DayNumber - mean));
        }

        Assert.InRange(all.Paid, atLeast - 10, open);
        Assert.Equal(0, all.Unpaid);
        Assert.InRange(all.Undated, 0, 5);
        Assert.Equal(error / open, all.NaiveError!.Value, 0.05);
        Assert.True(all.Error < 0.65 * all.NaiveErrorNotPast && all.NaiveErrorNotPast < all.NaiveError);
        Assert.InRange(all.Coverage!.Value, 0.75, 0.85);
    }

    [DatabaseFact]
    public async Task What_came_later_changes_no_forecast()
    {
        var day = new DateOnly(2013, 3, 31);
        // The file as it would have been written on the day: later invoices are missing, later payments unknown.
        var known = Lines().Take(1).Concat(Lines().Skip(1).Where(l => Day(l.Split(',')[4]) <= day).Select(line =>
        {
            var fields = line.Split(',');
            fields[8] = Day(fields[8]) <= day ? fields[8] : "";
            return string.Join(',', fields);
        })).ToList();
        Assert.True(known.Count < 1_700);
        var (then, now) = (await ForecastsAsync(known, day), await ForecastsAsync(Lines(), day));
        Assert.Equal(94, then.Invoices.Count);
        Assert.Equal(then.Invoices, now.Invoices);
        Assert.Equal(then.Weeks, now.Weeks);
        Assert.Equal(then.Weeks.Sum(w => w.Expected) + then.Beyond, then.Open);
        Assert.Contains(then.Invoices, i => i.Value.Basis.Disputed);
        Assert.All(then.Invoices, i => Assert.True(i.Value.Date is null || i.Value.Date > day));
    }

    private static async Task<(SortedDictionary<string, ExpectedPayment> Invoices, IReadOnlyList<CashWeek> Weeks, decimal Beyond, decimal Open)> ForecastsAsync(
        IEnumerable<string> lines, DateOnly day)
    {
        await using var book = await BookAsync(lines);
        await using var db = book.Answers();
        var numbers = await db.Invoices.ToDictionaryAsync(i => i.Id, i => i.Number);
        var payments = await book.Get<PaymentForecasts>().OfInvoicesAsync(db, [.. numbers.Keys], day, default);
        var cash = await book.Get<PaymentForecasts>().TotalAsync(db, day, 8, default);
        return (new SortedDictionary<string, ExpectedPayment>(payments.ToDictionary(p => numbers[p.Key], p => p.Value.Value), StringComparer.Ordinal), cash.Weeks, cash.Beyond, cash.Open);
    }

    private static IReadOnlyList<string> Lines() => File.ReadAllLines(SharedData.Find(Name));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "M/d/yyyy");

    private static async Task<TestBook> BookAsync(IEnumerable<string> lines)
    {
        var book = await TestBook.OpenAsync(settings: ("Business:BaseCurrency", "USD"));
        await book.Invoices(book.Write("invoices.csv", string.Join('\n', lines) + "\n"), Importing.Sample("ibm-invoices", ImportedInvoice.Columns));
        return book;
    }
}
