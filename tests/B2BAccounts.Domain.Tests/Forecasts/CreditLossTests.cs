using B2BAccounts.Domain.Forecasts;

namespace B2BAccounts.Domain.Tests.Forecasts;

public sealed class CreditLossTests
{
    private static readonly Currency Euro = Currency.Of("EUR");

    /// <summary>
    /// IFRScommunity.com, "IFRS 9 Impairment", example of lifetime losses of trade receivables by a provision matrix: of sales of 100,000
    /// were 50,000 paid on time, 27,000, 15,000 and 6,000 by 30, 60 and 90 days late, and 2,000 never. Rates 2.0 %, 4.0 %, 8.7 %, 25.0 %,
    /// 100 %; loss 27,567.
    /// </summary>
    [Fact]
    public void Rates_and_loss_are_those_of_the_published_example()
    {
        var matrix = Matrix(12);
        const int Never = 6;
        foreach (var (from, open, to, still) in ((int, decimal, int, decimal)[])[(0, 100_000m, 1, 50_000m), (1, 50_000m, 2, 23_000m), (2, 23_000m, 3, 8_000m), (3, 8_000m, Never, 2_000m)])
        {
            for (var part = 0; part < 20; part++)
            {
                matrix.Add(from, open / 20, to, still / 20, 0m);
            }
        }

        decimal?[] rates = [.. Enumerable.Range(0, 7).Select(matrix.LossRate)];
        Assert.Equal([0.020m, 0.040m, 0.087m, 0.250m, null, null, 1.000m], rates.Select(r => r is { } rate ? decimal.Round(rate, 3, MidpointRounding.AwayFromZero) : (decimal?)null));
        var loss = CreditLoss.Of([300_000m, 140_000m, 60_000m, 23_000m, 0m, 0m, 5_000m], rates, Euro);
        Assert.Equal([6_000m, 5_600m, 5_217.39m, 5_750m, 0m, 0m, 5_000m], loss.Losses);
        Assert.Equal(27_567m, decimal.Round(loss.Amount!.Value, 0, MidpointRounding.AwayFromZero));
        Assert.Equal(0.5m, matrix.Flow(0).RollRate);
    }

    /// <summary>IFRS 9, illustrative example 12 (IE74 to IE77): 30,000,000 in five buckets, an allowance of 580,000.</summary>
    [Fact]
    public void Losses_are_those_of_the_standards_illustrative_example()
    {
        var loss = CreditLoss.Of([15_000_000m, 7_500_000m, 4_000_000m, 2_500_000m, 1_000_000m], [0.003m, 0.016m, 0.036m, 0.066m, 0.106m], Euro);
        Assert.Equal([45_000m, 120_000m, 144_000m, 165_000m, 106_000m], loss.Losses);
        Assert.Equal(580_000m, loss.Amount);
    }

    [Fact]
    public void What_stays_tells_nothing_and_what_is_written_off_or_skips_a_bucket_counts_where_it_goes()
    {
        var matrix = Matrix(12);
        for (var n = 0; n < 20; n++)
        {
            matrix.Add(4, 100m, 4, 100m, 0m);
            matrix.Add(4, 100m, 4, 0m, 25m);
            matrix.Add(2, 100m, 4, 40m, 10m);
        }

        // Of 100 that left the fifth bucket 25 were lost; of 100 of the third 10 at once, and of 40 that skipped the fourth a quarter.
        Assert.Equal(0.25m, matrix.LossRate(4));
        Assert.Equal(0.10m + 0.40m * 0.25m, matrix.LossRate(2));
        Assert.Equal((20, 1500m, 500m), (matrix.Flow(4).Invoices, matrix.Flow(4).Paid, matrix.Flow(4).WrittenOff));
    }

    [Fact]
    public void With_too_little_history_there_is_no_rate_and_no_loss_unless_nothing_is_open_there()
    {
        var (months, invoices) = (Matrix(11), Matrix(12));
        for (var n = 0; n < 20; n++)
        {
            months.Add(0, 100m, 0, 0m, 0m);
            if (n > 0)
            {
                invoices.Add(0, 100m, 1, 50m, 0m);
                invoices.Add(1, 100m, 1, 0m, 0m);
            }
        }

        Assert.All(Enumerable.Range(0, 7), b => Assert.Null(months.LossRate(b)));
        Assert.Null(invoices.LossRate(0));
        invoices.Add(0, 100m, 1, 50m, 0m);
        Assert.Null(invoices.LossRate(0));
        invoices.Add(1, 100m, 1, 0m, 0m);
        Assert.Equal(0m, invoices.LossRate(0));

        decimal?[] rates = [0.1m, null];
        Assert.Null(CreditLoss.Of([100m, 1m], rates, Euro).Amount);
        Assert.Equal(10m, CreditLoss.Of([100m, 0m], rates, Euro).Amount);
    }

    [Fact]
    public void A_forward_factor_raises_rates_up_to_one_and_has_a_range()
    {
        Assert.Equal(0.15m, CreditLoss.Forward(0.1m, 1.5m));
        Assert.Equal(1m, CreditLoss.Forward(0.5m, 10m));
        Assert.Null(CreditLoss.Forward(null, 1m));
        foreach (var factor in (decimal[])[0.09m, 10.01m, -1m])
        {
            var refused = Assert.Throws<RuleViolation>(() => CreditLoss.Forward(0.1m, factor));
            Assert.Equal(RuleCodes.ValueOutOfRange, refused.Code);
        }
    }

    private static LossMatrix Matrix(int months)
    {
        var matrix = new LossMatrix();
        for (var month = 0; month < months; month++)
        {
            matrix.AddMonth();
        }

        return matrix;
    }
}
