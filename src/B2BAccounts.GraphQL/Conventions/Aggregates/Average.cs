using System.Numerics;

namespace B2BAccounts.GraphQL.Conventions.Aggregates;

/// <summary>Averages of exact numbers.</summary>
internal static class Average
{
    private const int Decimals = 10;

    private static readonly BigInteger Largest = (BigInteger.One << 96) - 1;

    /// <summary>The sum divided by the count, rounded once: half away from zero, to ten decimals, or to as many as a decimal of its size
    /// holds.</summary>
    public static decimal Of(decimal sum, long count)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(sum, bits);
        var scale = (bits[3] >> 16) & 0xff;
        var units = (((BigInteger)(uint)bits[2] << 64) | ((BigInteger)(uint)bits[1] << 32) | (uint)bits[0]) * BigInteger.Pow(10, Decimals);
        var divisor = count * BigInteger.Pow(10, scale);
        var decimals = Decimals;
        var quotient = Rounded(units, divisor);
        while (quotient > Largest)
        {
            decimals--;
            divisor *= 10;
            quotient = Rounded(units, divisor);
        }

        while (decimals > 0 && quotient % 10 == 0)
        {
            decimals--;
            quotient /= 10;
        }

        return new decimal(
            unchecked((int)(uint)(quotient & uint.MaxValue)),
            unchecked((int)(uint)((quotient >> 32) & uint.MaxValue)),
            unchecked((int)(uint)(quotient >> 64)),
            sum < 0,
            (byte)decimals);
    }

    private static BigInteger Rounded(BigInteger value, BigInteger divisor)
    {
        var (quotient, rest) = BigInteger.DivRem(value, divisor);
        return rest * 2 >= divisor ? quotient + 1 : quotient;
    }
}
