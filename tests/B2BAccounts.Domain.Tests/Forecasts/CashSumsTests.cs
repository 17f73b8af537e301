using B2BAccounts.Domain.Forecasts;

namespace B2BAccounts.Domain.Tests.Forecasts;

public sealed class CashSumsTests
{
    private static readonly Currency Yuan = Currency.Of("CNY");

    /// <summary>Weeks of ISO 8601 as python's date.isocalendar has them.</summary>
    [Fact]
    public void Weeks_begin_with_what_is_left_of_the_days_own_and_bear_the_numbers_of_ISO_8601()
    {
        Assert.Equal(
            [new ForecastWeek(2026, 53, new(2027, 1, 1), new(2027, 1, 3)), new ForecastWeek(2027, 1, new(2027, 1, 4), new(2027, 1, 10))],
            ForecastWeek.After(new DateOnly(2026, 12, 31), 2));
        Assert.Equal([new ForecastWeek(2027, 1, new(2027, 1, 4), new(2027, 1, 10))], ForecastWeek.After(new DateOnly(2027, 1, 3), 1));
        Assert.Equal([new ForecastWeek(2027, 1, new(2027, 1, 10), new(2027, 1, 10))], ForecastWeek.After(new DateOnly(2027, 1, 9), 1));
    }

    [Fact]
    public void An_invoice_is_expected_in_the_weeks_by_the_chance_that_it_is_paid_in_them()
    {
        // Of four: one paid on each of the days 1, 8, 15; one still open. Chances of the next day: 1/5, 1/4, 1/3.
        var history = new LatenessHistory();
        foreach (var (late, paid) in ((int, bool)[])[(1, true), (8, true), (15, true), (20, false)])
        {
            history.Add(-30, late, paid, 1);
        }

        var (sunday, curve) = (new DateOnly(2026, 3, 1), LatenessCurve.Of(history));
        var sums = new CashSums(sunday, 2, Yuan);
        sums.Add(1000m, [(1000m, sunday, curve)]);
        var forecast = sums.Result();
        Assert.Equal([200m, 200m], forecast.Weeks.Select(w => w.Expected));
        Assert.Equal((1000m, 600m), (forecast.Open, forecast.Beyond));
        Assert.Equal([(0m, 1000m), (0m, 1000m)], forecast.Weeks.Select(w => (w.Low, w.High)));

        // Eight days late already, it is past the first two.
        var late8 = new CashSums(sunday, 2, Yuan);
        late8.Add(1000m, [(1000m, sunday.AddDays(-8), curve)]);
        Assert.Equal([333.33m, 0m], late8.Result().Weeks.Select(w => w.Expected));
    }

    [Fact]
    public void Weeks_and_what_lies_beyond_are_what_is_open_and_accounts_add_up_to_the_book()
    {
        var random = new Random(8);
        for (var round = 0; round < 100; round++)
        {
            var asOf = new DateOnly(2026, 1, 1).AddDays(round);
            var (book, alone) = (new CashSums(asOf, 6, Yuan), new List<CashForecast>());
            for (var account = 0; account < 5; account++)
            {
                var invoices = Enumerable.Range(0, random.Next(4)).Select(_ => (random.Next(1, 100_000) / 100m, asOf.AddDays(random.Next(-40, 60)), Curve(random))).ToList();
                var open = invoices.Sum(i => i.Item1);
                book.Add(open, invoices);
                var one = new CashSums(asOf, 6, Yuan);
                one.Add(open, invoices);
                alone.Add(one.Result());
            }

            var whole = book.Result();
            Assert.Equal(whole.Open, whole.Weeks.Sum(w => w.Expected) + whole.Beyond);
            Assert.True(whole.Beyond >= 0m && whole.Weeks.All(w => w.Expected >= 0m && w.Low >= 0m && w.Low <= w.High && w.High <= whole.Open));
            Assert.Equal(whole.Beyond, alone.Sum(f => f.Beyond));
            Assert.Equal(whole.Weeks.Select(w => w.Expected), Enumerable.Range(0, 6).Select(w => alone.Sum(f => f.Weeks[w].Expected)));
        }
    }

    private static LatenessCurve Curve(Random random)
    {
        var history = new LatenessHistory();
        for (var i = 0; i < 6; i++)
        {
            history.Add(-61, random.Next(-20, 50), random.Next(3) > 0, 1);
        }

        return LatenessCurve.Of(history);
    }
}
