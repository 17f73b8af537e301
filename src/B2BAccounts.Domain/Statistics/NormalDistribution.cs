namespace B2BAccounts.Domain.Statistics;

/// <summary>The standard normal distribution.</summary>
public static class NormalDistribution
{
    /// <summary>The probability of a value below z, 0 to 1.</summary>
    public static double Below(double z) => z < 0 ? ComplementaryError(-z / Math.Sqrt(2)) / 2 : 1 - ComplementaryError(z / Math.Sqrt(2)) / 2;

    // erfc(x) for x ≥ 0: the series of erf near zero, the continued fraction further out (Abramowitz and Stegun 7.1.6, 7.1.14).
    internal static double ComplementaryError(double x)
    {
        if (x < 2)
        {
            double term = x, sum = x;
            for (var n = 1; term > sum * 1e-17; n++)
            {
                term *= 2 * x * x / (2 * n + 1);
                sum += term;
            }

            return 1 - 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
        }

        var fraction = x;
        for (var k = 100; k >= 1; k--)
        {
            fraction = x + k / 2.0 / fraction;
        }

        return Math.Exp(-x * x) / Math.Sqrt(Math.PI) / fraction;
    }
}
