using B2BAccounts.Api.Imports;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Imports;
using B2BAccounts.Api.Tests.Persistence;
using B2BAccounts.Api.Trials;
using B2BAccounts.Domain.Grading;
using B2BAccounts.Domain.Policies;
using B2BAccounts.Domain.Statistics;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Tests.Trials;

/// <summary>Grades of a real file of 2,466 invoices of 100 customers, and how they paid afterwards.</summary>
public sealed class IbmBacktestTests
{
    [DatabaseTheory]
    [InlineData("2012-12-31")]
    [InlineData("2013-06-30")]
    public async Task Figures_are_those_of_the_files_rows_and_intervals_those_of_the_normal_distribution(string asOf)
    {
        var day = DateOnly.ParseExact(asOf, "yyyy-MM-dd");
        var lines = await File.ReadAllLinesAsync(SharedData.Find("receivables/ibm-accounts-receivable.csv"));
        await using var book = await TestBook.OpenAsync(settings: ("Business:BaseCurrency", "USD"));
        await book.Invoices(book.Write("invoices.csv", string.Join('\n', lines) + "\n"), Importing.Sample("ibm-invoices", ImportedInvoice.Columns));
        await using var db = book.Db();
        var told = await book.Get<BacktestPolicy>().OfAsync(db, TriedPolicy.Of(PolicyKind.Grading, GradingPolicy.DefaultDocument), day, default);

        // What came, from the file's rows alone: what fell due in the 12 months, but for what had been paid by the day.
        var (until, ids) = (day.AddYears(1), await db.Accounts.ToDictionaryAsync(a => a.Number, a => a.Id));
        var came = lines.Skip(1).Select(l => l.Split(',')).Select(f => (Customer: f[1], Due: Day(f[5]), Amount: double.Parse(f[6]), Paid: Day(f[8])))
            .Where(r => r.Due > day && r.Due <= until && r.Paid > day && !(r.Paid > until && r.Due == until))
            .GroupBy(r => ids[r.Customer]).ToDictionary(g => g.Key, g => (
                Late: g.Where(r => r.Paid > r.Due).Sum(r => r.Amount) / g.Sum(r => r.Amount),
                Days: g.Sum(r => r.Amount * (Until(r.Paid) - r.Due.DayNumber)) / g.Sum(r => r.Amount)));
        var grades = new Dictionary<long, string>();
        var table = await book.Get<BookGrades>().TableAsync(day, default);
        foreach (var batch in await BookGrades.BatchesAsync(db, day, default))
        {
            foreach (var (id, graded) in await book.Get<BookGrades>().OfAsync(db, AccountSet.Of(batch), day, GradingPolicy.Default, table, default))
            {
                grades[id] = graded.Value.Grade;
            }
        }

        var shares = new Dictionary<string, (double Mean, double Error)>();
        foreach (var score in told.Backtest.Grades)
        {
            var of = grades.Where(g => g.Value == score.Grade && came.ContainsKey(g.Key)).Select(g => came[g.Key]).ToList();
            Assert.Equal(of.Count, score.Accounts);
            shares[score.Grade] = Agree(of.ConvertAll(o => o.Late), score.LateShare);
            Agree(of.ConvertAll(o => o.Days), score.DaysLate);
            Assert.Equal(0m, score.LossShare.High);
            TestContext.Current.TestOutputHelper!.WriteLine($"{asOf} {score}");
        }

        Assert.Equal(grades.Count, told.NothingDue + told.Backtest.Grades.Sum(g => g.Accounts));
        var difference = told.Backtest.Differences.Single(d => d.Better == "A" && d.Worse == "B");
        TestContext.Current.TestOutputHelper!.WriteLine($"{asOf} {difference}");
        var (a, b) = (shares["A"], shares["B"]);
        Assert.Equal(b.Mean - a.Mean, (double)difference.LateShare.Value, 1e-6);
        var error = Math.Sqrt((a.Error * a.Error) + (b.Error * b.Error));
        Assert.Equal(2 * 1.96 * error, (double)(difference.LateShare.High - difference.LateShare.Low), 0.4 * error);
        // B paid later than A both times, but of a hundred customers it is not shown that it was more than chance.
        Assert.True(difference.LateShare is { Value: > 0m, Low: < 0m }, $"{difference.LateShare}");

        double Until(DateOnly paid) => (paid > until ? until : paid).DayNumber;
    }

    /// <summary>Mean and standard error, after which the normal distribution has its interval: that of resamples is hardly another.</summary>
    private static (double Mean, double Error) Agree(List<double> values, Estimate told)
    {
        var mean = values.Average();
        var error = Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / values.Count / values.Count);
        Assert.Equal(mean, (double)told.Value, 1e-6);
        Assert.Equal(2 * 1.96 * error, (double)(told.High - told.Low), 0.4 * error + 1e-6);
        Assert.InRange(told.Value, told.Low, told.High);
        return (mean, error);
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "M/d/yyyy");
}
