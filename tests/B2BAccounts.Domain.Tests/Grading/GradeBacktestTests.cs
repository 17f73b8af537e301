using B2BAccounts.Domain.Grading;
using B2BAccounts.Domain.Statistics;

namespace B2BAccounts.Domain.Tests.Grading;

/// <summary>What came of grades, worked out by hand and by the plain formula.</summary>
public sealed class GradeBacktestTests
{
    [Fact]
    public void Shares_are_means_over_accounts_and_losses_of_all_that_came_due()
    {
        // Each account five times, so that there are enough to compare.
        List<GradeOutcome> accounts = [new("A", 100m, 0m, -500m, 0m), new("A", 300m, 150m, 1_500m, 0m), new("B", 100m, 100m, 2_000m, 20m), new("B", 900m, 900m, 18_000m, 0m), new("X", 1m, 1m, 1m, 1m), new("UNGRADED", 10m, 5m, 0m, 0m)];
        var told = GradeBacktest.Of(Enumerable.Repeat(accounts, 5).SelectMany(a => a), ["A", "B", "UNGRADED"]);
        Assert.Equal(["A", "B", "UNGRADED"], told.Grades.Select(g => g.Grade));
        Assert.Equal((0.25m, 0m, 0m), (told.Grades[0].LateShare.Value, told.Grades[0].DaysLate.Value, told.Grades[0].LossShare.Value));
        Assert.Equal((1m, 20m, 0.02m), (told.Grades[1].LateShare.Value, told.Grades[1].DaysLate.Value, told.Grades[1].LossShare.Value));
        var difference = Assert.Single(told.Differences);
        Assert.Equal(("A", "B", 0.75m, 20m, 0.02m), (difference.Better, difference.Worse, difference.LateShare.Value, difference.DaysLate.Value, difference.LossShare.Value));
        Assert.True(difference.LateShare.Low > 0m && told.Grades[1].LossShare.Low < 0.02m && told.Grades[1].LossShare.High > 0.02m);
        // Of two accounts a quarter of the resamples is twice the one, a quarter twice the other, and nothing is compared.
        var few = GradeBacktest.Of(accounts, ["A", "B"]);
        Assert.Equal((0m, 0.5m), (few.Grades[0].LateShare.Low, few.Grades[0].LateShare.High));
        Assert.Equal((0m, 0.2m), (few.Grades[1].LossShare.Low, few.Grades[1].LossShare.High));
        Assert.Empty(few.Differences);
    }

    [Fact]
    public void Ninety_five_of_a_hundred_intervals_hold_the_truth()
    {
        // Late shares are drawn evenly from 0 to 1: the truth is one half.
        var (random, held) = (new Random(3), 0);
        for (var round = 0; round < 400; round++)
        {
            var told = GradeBacktest.Of(Enumerable.Range(0, 60).Select(_ => new GradeOutcome("A", 1m, (decimal)random.NextDouble(), 0m, 0m)), ["A"]).Grades[0].LateShare;
            held += told.Low <= 0.5m && 0.5m <= told.High ? 1 : 0;
        }

        // Within four standard deviations of 95 %, less the little that the percentile interval is too narrow.
        Assert.InRange(held, 358, 397);
    }

    [Fact]
    public void The_same_outcomes_give_the_same_figures_and_none_gives_none()
    {
        List<GradeOutcome> outcomes = [.. Enumerable.Range(1, 50).Select(i => new GradeOutcome(i % 3 == 0 ? "A" : "B", i, i % 5, i % 7, i % 11))];
        Assert.Equal(Told(), Told());
        Assert.Empty(GradeBacktest.Of([], ["A"]).Grades);

        IEnumerable<Estimate> Told() => GradeBacktest.Of(outcomes, ["A", "B"]).Differences.SelectMany(d => (Estimate[])[d.LateShare, d.DaysLate, d.LossShare]);
    }
}
