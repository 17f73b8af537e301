using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Grading;

namespace B2BAccounts.Domain.Tests.Grading;

public sealed class GradeRuleTests
{
    private static readonly DateOnly Day = new(2026, 6, 30);
    private static readonly GradingPolicy Policy = GradingPolicy.Default;

    // Levels 1 to 100, one account each: a level of 80.5 has 80 below.
    private static readonly QuantileTable Levels = QuantileTable.Of(Day, "EUR", Enumerable.Range(1, 100).Select(i => (decimal)i));

    private static readonly GradingInputs Whole = new(
        1, Day, 30, new(2024, 1, 1), 80.5m, 12, 70m, [800m, 200m, 0m, 0m, 0m, 0m], 5, null,
        Disclosure.Disclosed, Disclosure.Verified, [new(AffinityKind.Visit, 2), new(AffinityKind.Referral, 1)], null);

    [Fact]
    public void Every_indicator_is_weighed_and_the_contributions_are_the_total()
    {
        var assessment = Assess(Whole);
        // Lateness 200 × 0.5 / 1000 = 0.1 → 80 points; 2 visits and a referral = 50.
        Assert.Equal([80m, 12m, 70m, 0.1m, 60m, 100m, 50m], assessment.Indicators.Select(i => i.Raw!.Value));
        Assert.Equal([80m, 75m, 70m, 80m, 60m, 100m, 50m], assessment.Indicators.Select(i => i.Points!.Value));
        Assert.Equal([20m, 11.25m, 17.5m, 12m, 3m, 5m, 5m], assessment.Indicators.Select(i => i.Contribution));
        Assert.Equal(73.75m, assessment.Total);
        Assert.Equal(("A", "A"), (assessment.GradeByPoints, assessment.Grade));
        Assert.Empty(assessment.WaysUp);
        Assert.Null(assessment.NextGrade);
    }

    [Fact]
    public void The_weight_of_what_is_missing_goes_to_the_others_in_proportion()
    {
        var assessment = Assess(Whole with { PaymentIndex = null, Affinity = [], OpenByBucket = [0m, 0m, 0m, 0m, 0m, 0m] });
        // 25, 15, 5 and 5 of 50 are left.
        Assert.Equal([50m, 30m, 0m, 0m, 10m, 10m, 0m], assessment.Indicators.Select(i => i.Weight));
        Assert.Equal(40m + 22.5m + 6m + 10m, assessment.Total);
        Assert.Equal([IndicatorKind.PaymentSpeed, IndicatorKind.Receivables, IndicatorKind.Affinity], assessment.Missing);
        Assert.All(assessment.Indicators.Where(i => i.Missing), i => Assert.Equal((null, 0m), (i.Points, i.Contribution)));
    }

    [Fact]
    public void What_counts_as_zero_keeps_its_weight()
    {
        var assessment = Assess(Whole with { PurchaseLevel = 0m, OrderDays = 0 });
        Assert.Equal((25m, 0m, 0m), (assessment.Indicators[0].Weight, assessment.Indicators[0].Points!.Value, assessment.Indicators[0].Contribution));
        Assert.Equal(42.5m, assessment.Total);
    }

    [Fact]
    public void With_everything_missing_that_is_redistributed_only_the_zeros_are_left()
    {
        var nothing = Whole with
        {
            PurchaseLevel = 0m, OrderDays = 0, PaymentIndex = null, OpenByBucket = [0m, 0m, 0m, 0m, 0m, 0m],
            PurchaseReason = Disclosure.Unknown, ProductUse = Disclosure.Unknown, Affinity = [],
        };
        var assessment = Assess(nothing);
        Assert.Equal([62.5m, 37.5m, 0m, 0m, 0m, 0m, 0m], assessment.Indicators.Select(i => i.Weight));
        Assert.Equal(0m, assessment.Total);

        var lenient = GradingPolicy.Parse(GradingPolicy.DefaultDocument.Replace("\"ZERO\"", "\"REDISTRIBUTE\"", StringComparison.Ordinal)
            .Replace("\"kind\": \"PURCHASE_FREQUENCY\", \"weight\": 15", "\"kind\": \"PURCHASE_FREQUENCY\", \"weight\": 0", StringComparison.Ordinal)
            .Replace("\"kind\": \"PURCHASE_LEVEL\", \"weight\": 25", "\"kind\": \"PURCHASE_LEVEL\", \"weight\": 40", StringComparison.Ordinal));
        var none = GradeRule.Assess(lenient, nothing, Levels);
        Assert.Null(none.Total);
        Assert.Equal(GradingPolicy.Ungraded, none.Grade);
    }

    [Theory]
    [InlineData("70", null, "A")]
    [InlineData("69.9999", null, "B")]
    [InlineData("70", "UNGRADED", "A")]
    [InlineData("71.9999", "B", "B")]
    [InlineData("72", "B", "A")]
    [InlineData("68", "A", "A")]
    [InlineData("67.9999", "A", "B")]
    [InlineData("70", "C", "A")]
    public void A_grade_moves_only_when_the_points_have_passed_the_border_by_two(string total, string? previous, string grade) =>
        Assert.Equal(grade, GradeRule.ByPoints(Policy, decimal.Parse(total), previous));

    [Theory]
    [InlineData(55, "B", "B")]
    [InlineData(49, "A", "B")]
    [InlineData(47, "A", "C")]
    [InlineData(53, "C", "B")]
    [InlineData(51, "C", "C")]
    [InlineData(75, "C", "A")]
    [InlineData(71, "C", "B")]
    public void More_bands_are_a_matter_of_policy(int total, string previous, string grade)
    {
        var three = Policy with { Bands = [new("A", 70, 72, 68), new("B", 50, 52, 48), new("C", 0, 0, 0)] };
        Assert.Equal(grade, GradeRule.ByPoints(three, total, previous));
    }

    [Theory]
    [InlineData(2, "2024-01-01", false)]
    [InlineData(3, "2026-04-01", true)]
    [InlineData(3, "2026-04-02", false)]
    [InlineData(0, null, false)]
    public void Too_little_history_leaves_an_account_ungraded(int invoices, string? first, bool graded)
    {
        var assessment = Assess(Whole with { Invoices = invoices, FirstInvoiceOn = first is null ? null : DateOnly.Parse(first) });
        Assert.Equal(graded ? "A" : GradingPolicy.Ungraded, assessment.Grade);
        Assert.Equal(graded ? "A" : GradingPolicy.Ungraded, assessment.GradeByPoints);
        Assert.Equal(73.75m, assessment.Total);
    }

    [Fact]
    public void A_knock_out_caps_the_grade_and_leaves_the_grade_by_points()
    {
        Assert.Equal("A", Assess(Whole with { OldestDaysPastDue = 90 }).Grade);
        var late = Assess(Whole with { OldestDaysPastDue = 91 });
        Assert.Equal(("A", "B"), (late.GradeByPoints, late.Grade));
        Assert.Equal(KnockOutKind.OverdueItem, late.KnockOuts.Single().Kind);
        Assert.Equal("A", Assess(Whole with { LastWriteOffOn = new(2024, 6, 30) }).Grade);
        Assert.Equal("B", Assess(Whole with { LastWriteOffOn = new(2024, 7, 1) }).Grade);
    }

    [Theory]
    [InlineData(499.99, false)]
    [InlineData(500, true)]
    public void An_item_is_material_from_the_amount_on(double open, bool material) => Assert.Equal(material, GradingInputs.IsMaterial((decimal)open, Policy));

    [Fact]
    public void On_random_inputs_weights_sum_to_100_and_contributions_to_the_total_and_every_way_up_leads_up()
    {
        var random = new Random(5);
        for (var round = 0; round < 500; round++)
        {
            var inputs = RandomInputs(random);
            var assessment = Assess(inputs);
            Assert.Equal(100m, assessment.Indicators.Sum(i => i.Weight));
            Assert.Equal(assessment.Indicators.Sum(i => i.Contribution), assessment.Total);
            Assert.All(assessment.Indicators, i =>
                Assert.Equal(decimal.Round(i.Weight * (i.Points ?? 0m) / 100m, 4, MidpointRounding.AwayFromZero), i.Contribution));
            Assert.Equal(assessment.GradeByPoints == "B", assessment.NextGrade == "A");
            foreach (var way in assessment.WaysUp)
            {
                Assert.Equal(assessment.WaysUp[0].Moves.Count, way.Moves.Count);
                var moved = Score.Of(Policy, i => way.Moves.FirstOrDefault(m => m.Kind == i.Kind)?.ToRaw ?? GradeRule.Raw(Policy, i.Kind, inputs, Levels));
                Assert.True(Score.Total(moved) >= 72m, $"{Score.Total(moved)}");
            }

            // No single indicator at its best reaches the band unless a way of one move is given.
            if (assessment.WaysUp.Count > 0 && assessment.WaysUp[0].Moves.Count > 1)
            {
                foreach (var kind in Enum.GetValues<IndicatorKind>())
                {
                    var best = Policy.Indicators.Single(i => i.Kind == kind).Curve.Points.MaxBy(p => p.Y).X;
                    Assert.True(Score.Total(Score.Of(Policy, i => i.Kind == kind ? best : GradeRule.Raw(Policy, i.Kind, inputs, Levels))) < 72.01m);
                }
            }
        }
    }

    [Fact]
    public void Who_follows_the_first_way_up_and_cures_what_struck_has_the_better_grade()
    {
        var (random, followed, struck) = (new Random(11), 0, 0);
        for (var round = 0; round < 1_000; round++)
        {
            var inputs = RandomInputs(random) with { OldestDaysPastDue = random.Next(0, 120), LastWriteOffOn = random.Next(4) == 0 ? Day.AddDays(-random.Next(1_000)) : null };
            var now = Assess(inputs);
            Assert.Equal(now.Indicators.Sum(i => i.Contribution), now.Total);
            if (now.WaysUp.Count == 0)
            {
                continue;
            }

            (followed, struck) = (followed + 1, struck + (now.KnockOuts.Count > 0 ? 1 : 0));
            var after = Assess(now.WaysUp[0].Moves.Aggregate(inputs, Follow) with { OldestDaysPastDue = 0, LastWriteOffOn = null, PreviousByPoints = now.GradeByPoints });
            Assert.True(after.Grade == "A", $"{round}: {now.Total} to {after.Total} by {string.Join(", ", now.WaysUp[0].Moves)}");
        }

        Assert.True(followed > 500 && struck > 100, $"{followed} ways, {struck} with knock-outs");
    }

    /// <summary>What an account would have to do: buy, order, pay, tell, come closer.</summary>
    private static GradingInputs Follow(GradingInputs inputs, WayUp.Move move) => move.Kind switch
    {
        IndicatorKind.PurchaseLevel => inputs with { PurchaseLevel = Enumerable.Range(1, 202).Select(i => i / 2m).First(level => Levels.Percentile(level) >= move.ToRaw) },
        IndicatorKind.PurchaseFrequency => inputs with { OrderDays = (int)move.ToRaw },
        IndicatorKind.PaymentSpeed => inputs with { PaymentIndex = move.ToRaw },
        // All that is open not due, but for the part that may be late.
        IndicatorKind.Receivables => inputs with { OpenByBucket = [1m - move.ToRaw, 0m, 0m, move.ToRaw, 0m, 0m] },
        IndicatorKind.PurchaseReason => inputs with { PurchaseReason = Policy.DisclosurePoints.Single(p => p.Value == move.ToRaw).Key },
        IndicatorKind.ProductUse => inputs with { ProductUse = Policy.DisclosurePoints.Single(p => p.Value == move.ToRaw).Key },
        _ => inputs with { Affinity = [new(AffinityKind.Visit, (int)decimal.Ceiling(move.ToRaw / Policy.AffinityPoints[AffinityKind.Visit]))] },
    };

    [Fact]
    public void The_shortest_way_up_names_the_indicator_and_how_far_it_must_move()
    {
        // 73.75 − 25 × 12 % = 70.75 with an index of 58: a B that was a B needs 1.25 points more.
        var assessment = Assess(Whole with { PaymentIndex = 58m, PreviousByPoints = "B" });
        Assert.Equal((70.75m, "B", "A", 72m), (assessment.Total!.Value, assessment.Grade, assessment.NextGrade!, assessment.NextGradePoints!.Value));
        var speed = assessment.WaysUp.Select(w => w.Moves.Single()).Single(m => m.Kind == IndicatorKind.PaymentSpeed);
        Assert.Equal((58m, 63.01m), (speed.FromRaw!.Value, speed.ToRaw));
        var order = assessment.WaysUp.Select(w => w.Moves.Single()).Single(m => m.Kind == IndicatorKind.PurchaseFrequency);
        Assert.Equal(20m, order.ToRaw);
        Assert.Contains(assessment.WaysUp, w => w.Moves.Single() is { Kind: IndicatorKind.PurchaseReason, ToRaw: 100m });
    }

    [Fact]
    public void Same_inputs_and_version_give_the_same_bytes_however_a_decimal_was_written()
    {
        var bytes = CanonicalJson.Write(Assess(Whole));
        Assert.Equal(bytes, CanonicalJson.Write(Assess(Whole with { PaymentIndex = 70.000m, PurchaseLevel = 80.50m })));
        Assert.Equal(bytes, CanonicalJson.Write(CanonicalJson.Read<Assessment>(bytes)));
        Assert.NotEqual(Assess(Whole).InputHash, Assess(Whole with { OrderDays = 13 }).InputHash);
        Assert.Equal(Assess(Whole).InputHash, Assess(Whole with { AsOf = Day.AddDays(1), OldestDaysPastDue = 6 }).InputHash);
        Assert.NotEqual(Assess(Whole with { OldestDaysPastDue = 90 }).InputHash, Assess(Whole with { OldestDaysPastDue = 91 }).InputHash);
        Assert.Equal(64, Assess(Whole).InputHash.Length);
    }

    private static Assessment Assess(GradingInputs inputs) => GradeRule.Assess(Policy, inputs, Levels);

    private static GradingInputs RandomInputs(Random random) => Whole with
    {
        PurchaseLevel = random.Next(4) == 0 ? 0m : random.Next(0, 10_001) / 100m,
        OrderDays = random.Next(0, 60),
        PaymentIndex = random.Next(4) == 0 ? null : random.Next(0, 3001) / 30m,
        OpenByBucket = [.. Enumerable.Range(0, 6).Select(_ => random.Next(3) == 0 ? random.Next(1, 100_000) / 100m : 0m)],
        PurchaseReason = (Disclosure)random.Next(3),
        ProductUse = (Disclosure)random.Next(3),
        Affinity = [new((AffinityKind)random.Next(7), random.Next(0, 4))],
        PreviousByPoints = random.Next(3) switch { 0 => null, 1 => "A", _ => "B" },
    };
}
