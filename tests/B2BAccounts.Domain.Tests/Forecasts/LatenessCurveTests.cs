using B2BAccounts.Domain.Forecasts;

namespace B2BAccounts.Domain.Tests.Forecasts;

public sealed class LatenessCurveTests
{
    /// <summary>
    /// Remission of 21 leukaemia patients under 6-mercaptopurine (Freireich et al. 1963), the textbooks' example of the estimator: a star
    /// stands for one that was last seen in remission. So heavy a weight leaves the prior without one.
    /// </summary>
    [Fact]
    public void With_much_history_it_is_the_estimate_of_Kaplan_and_Meier()
    {
        var history = new LatenessHistory();
        foreach (var week in "6 6 6 6* 7 9* 10 10* 11* 13 16 17* 19* 20* 22 23 25* 32* 32* 34* 35*".Split(' '))
        {
            history.Add(-1, int.Parse(week.TrimEnd('*')), !week.EndsWith('*'), 1e9);
        }

        var curve = LatenessCurve.Of(history);
        foreach (var (week, open) in ((int, double)[])[(6, 0.857), (7, 0.807), (10, 0.753), (13, 0.690), (16, 0.627), (22, 0.538), (23, 0.448), (35, 0.448)])
        {
            Assert.Equal(open, 1 - curve.PaidBy(-1, week), 3);
        }

        Assert.Equal(23, curve.PaidWith(0.5, -1));
        Assert.Null(curve.PaidWith(0.6, -1));
    }

    [Fact]
    public void Little_history_is_mixed_with_the_prior_day_by_day()
    {
        var book = History((0, true), (10, true), (20, true));
        var prior = LatenessCurve.Of(book);
        Assert.Equal(1 - 3 / 4.0, prior.PaidBy(-40, 0), 12);
        Assert.Equal(1 - 3 / 4.0 * (2 / 3.0), prior.PaidBy(-40, 19), 12);
        Assert.Equal(1 - 3 / 4.0 * (2 / 3.0) * (1 / 2.0), prior.PaidBy(-40, 500), 12);

        // By hand: (1 × 1/4 + 0)/(1 + 1), (1 × 1/3 + 1)/(1 + 1), (1 × 1/2 + 0)/(1 + 0).
        var own = LatenessCurve.Of(History((10, true)), prior);
        Assert.Equal(1 - 7 / 8.0, own.PaidBy(-40, 0), 12);
        Assert.Equal(1 - 7 / 8.0 * (1 / 3.0), own.PaidBy(-40, 10), 12);
        Assert.Equal(1 - 7 / 8.0 * (1 / 3.0) * (1 / 2.0), own.PaidBy(-40, 20), 12);

        // What is open still speaks against being paid: (1/4)/(1 + 1), then (1/3)/(1 + 1), (1/2)/(1 + 1).
        var waiting = LatenessCurve.Of(History((25, false)), prior);
        Assert.Equal(1 - 7 / 8.0 * (5 / 6.0) * (3 / 4.0), waiting.PaidBy(-40, 20), 12);
        Assert.Equal(prior.PaidBy(-40, 15), LatenessCurve.Of(new LatenessHistory(), prior).PaidBy(-40, 15), 12);
    }

    [Fact]
    public void An_invoice_that_was_not_watched_until_a_day_does_not_count_among_those_that_could_be_paid_before()
    {
        var history = History((0, true), (5, true));
        history.Add(3, 5, paid: true, 1);
        var curve = LatenessCurve.Of(history);
        Assert.Equal(1 / 3.0, curve.PaidBy(-40, 0), 12);
        Assert.Equal(2 / 3.0, curve.PaidBy(0, 5), 12);
        history.Add(7, 7, paid: true, 1);
        Assert.Equal(3, history.Payments);
    }

    [Fact]
    public void What_is_open_is_never_expected_in_the_past_and_later_with_a_higher_chance()
    {
        var random = new Random(4);
        for (var round = 0; round < 200; round++)
        {
            var (prior, own) = (new LatenessHistory(), new LatenessHistory());
            for (var i = 0; i < 40; i++)
            {
                (i % 4 == 0 ? own : prior).Add(-31, random.Next(-30, 60), random.Next(4) > 0, 0.1 + random.NextDouble());
            }

            var curve = LatenessCurve.Of(own, LatenessCurve.Of(prior));
            for (var open = -31; open < 70; open += 3)
            {
                var (early, middle, late) = (curve.PaidWith(0.1, open), curve.PaidWith(0.5, open), curve.PaidWith(0.9, open));
                Assert.False(early <= open);
                Assert.True((early ?? int.MaxValue) <= (middle ?? int.MaxValue) && (middle ?? int.MaxValue) <= (late ?? int.MaxValue));
                if (middle is { } day)
                {
                    Assert.True(curve.PaidBy(open, day) >= 0.5 - 1e-9 && curve.PaidBy(open, day - 1) < 0.5);
                }

                // The chance over two spans is that over the first, and of what is left over the second.
                var (first, second) = (curve.PaidBy(open, open + 9), curve.PaidBy(open + 9, open + 25));
                Assert.Equal(curve.PaidBy(open, open + 25), first + (1 - first) * second, 9);
                Assert.Equal(0, curve.PaidBy(open, open));
            }
        }
    }

    private static LatenessHistory History(params (int Until, bool Paid)[] invoices)
    {
        var history = new LatenessHistory();
        foreach (var (until, paid) in invoices)
        {
            history.Add(-31, until, paid, 1);
        }

        return history;
    }
}
