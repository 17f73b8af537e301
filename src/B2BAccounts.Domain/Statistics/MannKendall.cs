namespace B2BAccounts.Domain.Statistics;

/// <summary>
/// Whether a series rises or falls more than chance would have it. Mann (1945), Kendall (1975).
/// S = pairs that rise − pairs that fall. Two-sided p: exact up to ten values, from all orders of the values that occurred, equal ones
/// among them; beyond by the normal approximation with the variance corrected for ties and the continuity correction.
/// </summary>
public readonly record struct MannKendall(int S, double P)
{
    public const int ExactUpTo = 10;

    public static MannKendall Of(IReadOnlyList<decimal> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var s = 0;
        for (var i = 0; i < values.Count; i++)
        {
            for (var j = i + 1; j < values.Count; j++)
            {
                s += values[j].CompareTo(values[i]);
            }
        }

        int[] ties = [.. values.GroupBy(v => v).Select(g => g.Count())];
        return new MannKendall(s, s == 0 ? 1 : values.Count <= ExactUpTo ? Exact(s, values.Count, ties) : Normal(s, values.Count, ties));
    }

    // The number of orders with k falling pairs is the coefficient of q^k in [n]q! / Π [t]q!, t being the sizes of the groups of equal
    // values (MacMahon); S is the number of unequal pairs less twice the falling ones.
    private static double Exact(int s, int n, int[] ties)
    {
        long[] orders = [1];
        var placed = 0;
        foreach (var tie in ties)
        {
            for (var i = 1; i <= tie; i++)
            {
                orders = DividedBy(MultipliedBy(orders, placed + i), i);
            }

            placed += tie;
        }

        var unequalPairs = n * (n - 1) / 2 - ties.Sum(t => t * (t - 1) / 2);
        var extreme = 0L;
        for (var falling = 0; falling < orders.Length; falling++)
        {
            extreme += Math.Abs(unequalPairs - 2 * falling) >= Math.Abs(s) ? orders[falling] : 0;
        }

        return (double)extreme / orders.Sum();
    }

    // By 1 + q + … + q^(m−1).
    private static long[] MultipliedBy(long[] polynomial, int m)
    {
        var product = new long[polynomial.Length + m - 1];
        for (var i = 0; i < polynomial.Length; i++)
        {
            for (var j = 0; j < m; j++)
            {
                product[i + j] += polynomial[i];
            }
        }

        return product;
    }

    private static long[] DividedBy(long[] polynomial, int m)
    {
        var quotient = new long[polynomial.Length - m + 1];
        for (var i = 0; i < quotient.Length; i++)
        {
            quotient[i] = polynomial[i] - quotient[Math.Max(0, i - m + 1)..i].Sum();
        }

        return quotient;
    }

    private static double Normal(int s, int n, int[] ties)
    {
        static double Term(double k) => k * (k - 1) * (2 * k + 5);
        var variance = (Term(n) - ties.Sum(t => Term(t))) / 18;
        return Math.Min(1, NormalDistribution.ComplementaryError((Math.Abs(s) - 1) / Math.Sqrt(variance) / Math.Sqrt(2)));
    }
}
