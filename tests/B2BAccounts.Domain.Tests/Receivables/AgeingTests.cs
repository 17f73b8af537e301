using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Domain.Tests.Receivables;

public sealed class AgeingTests
{
    private static readonly DateOnly Day = new(2026, 6, 30);

    [Theory]
    [InlineData(-5, 0)]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(30, 1)]
    [InlineData(31, 2)]
    [InlineData(60, 2)]
    [InlineData(90, 3)]
    [InlineData(91, 4)]
    [InlineData(120, 4)]
    [InlineData(121, 5)]
    public void An_item_falls_into_the_bucket_of_its_days_past_due(int late, int bucket) =>
        Assert.Equal(bucket, AgeingEdges.Default.BucketOf(Day.AddDays(-late), Day));

    [Fact]
    public void Buckets_name_their_days()
    {
        Assert.Equal((null, null), AgeingEdges.Default.Range(0));
        Assert.Equal((1, 30), AgeingEdges.Default.Range(1));
        Assert.Equal((91, 120), AgeingEdges.Default.Range(4));
        Assert.Equal((121, null), AgeingEdges.Default.Range(5));
        Assert.Equal(3, new AgeingEdges(45).Count);
    }

    [Theory]
    [InlineData(new int[0])]
    [InlineData(new[] { 0, 30 })]
    [InlineData(new[] { 30, 30 })]
    [InlineData(new[] { 60, 30 })]
    [InlineData(new[] { 30, 36_501 })]
    [InlineData(new[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25 })]
    public void Edges_that_do_not_ascend_or_are_too_many_or_too_far_are_refused(int[] edges) =>
        Assert.Equal(RuleCodes.AgeingEdgesInvalid, Assert.Throws<RuleViolation>(() => new AgeingEdges(edges)).Code);

    [Fact]
    public void Disputed_is_a_memo_of_at_most_what_is_open()
    {
        OpenItem[] items = [new(1, 1, "EUR", Day, Day.AddDays(-10), 100m, 250m), new(1, 2, "EUR", Day, Day.AddDays(-10), 100m, 40m)];
        var total = Ageing.Total(Ageing.Atoms(items, [], AgeingEdges.Default, Day), AgeingEdges.Default, "EUR");
        Assert.Equal((200m, 140m, 200m), (total.Buckets[1], total.Disputed, total.Balance));
    }

    [Fact]
    public void Each_atom_is_rounded_on_its_own_and_totals_are_sums_of_atoms()
    {
        // 0.05 × 0.1 = 0.005 a bucket: each rounds to 0.01, where the sum 0.10 × 0.1 would give 0.01 in all.
        OpenItem[] items = [new(1, 1, "CNY", Day, Day, 0.05m), new(1, 2, "CNY", Day, Day.AddDays(-1), 0.05m), new(1, 3, "EUR", Day, Day, 1m)];
        var rates = new FxTable(Currency.Of("EUR"), [new() { Currency = "CNY", BaseCurrency = "EUR", Day = Day.AddDays(-7), Rate = 0.1m }]);
        var (atoms, used) = Ageing.InBase(Ageing.Atoms(items, [], AgeingEdges.Default, Day), rates, Day);
        Assert.Equal(1.02m, Ageing.Total(atoms, AgeingEdges.Default, "EUR").Balance);
        Assert.Equal([new FxQuote("CNY", "EUR", 0.1m, Day.AddDays(-7))], used);
    }

    [Fact]
    public void A_total_never_mixes_currencies() => Assert.Equal(RuleCodes.CurrencyMismatch, Assert.Throws<RuleViolation>(
        () => Ageing.Total([new(1, "EUR", 0, 1m), new(1, "CNY", 0, 1m)], AgeingEdges.Default, "EUR")).Code);

    [Fact]
    public void The_latest_rate_not_after_the_day_is_taken_and_one_older_than_seven_days_is_refused()
    {
        var rates = new FxTable(Currency.Of("EUR"),
        [
            new() { Currency = "USD", BaseCurrency = "EUR", Day = new(2026, 6, 1), Rate = 0.9m },
            new() { Currency = "USD", BaseCurrency = "EUR", Day = new(2026, 6, 3), Rate = 0.8m },
            new() { Currency = "USD", BaseCurrency = "CNY", Day = new(2026, 6, 4), Rate = 7m },
        ]);
        Assert.Equal((0.9m, new DateOnly(2026, 6, 1)), (rates.At("USD", new(2026, 6, 2)).Rate, rates.At("USD", new(2026, 6, 2)).Day));
        Assert.Equal(0.8m, rates.At("USD", new(2026, 6, 10)).Rate);
        var refused = Assert.Throws<RuleViolation>(() => rates.At("USD", new(2026, 6, 11)));
        Assert.Equal(RuleCodes.FxRateMissing, refused.Code);
        Assert.Contains("USD", refused.Message, StringComparison.Ordinal);
        Assert.Contains("2026-06-11", refused.Message, StringComparison.Ordinal);
        Assert.Throws<RuleViolation>(() => rates.At("USD", new(2026, 5, 31)));
        Assert.Equal(-0.01m, rates.Convert(-0.00625m, "USD", new(2026, 6, 5)));
    }
}
