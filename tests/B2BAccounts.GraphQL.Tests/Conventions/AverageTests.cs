using System.Globalization;
using System.Numerics;
using B2BAccounts.GraphQL.Conventions.Aggregates;

namespace B2BAccounts.GraphQL.Tests.Conventions;

public sealed class AverageTests
{
    [Theory]
    [InlineData("10", 3, "3.3333333333")]
    [InlineData("20", 3, "6.6666666667")]
    [InlineData("-20", 3, "-6.6666666667")]
    [InlineData("12.50", 5, "2.5")]
    [InlineData("0.00", 7, "0")]
    [InlineData("0.0000000001", 2, "0.0000000001")]
    [InlineData("-0.0000000001", 2, "-0.0000000001")]
    [InlineData("0.0000000001", 3, "0")]
    [InlineData("79228162514264337593543950335", 1, "79228162514264337593543950335")]
    [InlineData("79228162514264337593543950335", 2, "39614081257132168796771975168")]
    [InlineData("-79228162514264337593543950335", 1000, "-79228162514264337593543950.335")]
    public void An_average_is_the_exact_quotient_rounded_once_half_away_from_zero(string sum, long count, string average) =>
        Assert.Equal(average, Average.Of(decimal.Parse(sum, CultureInfo.InvariantCulture), count).ToString(CultureInfo.InvariantCulture));

    [Fact]
    public void No_average_of_amounts_is_further_from_the_quotient_than_half_a_unit_of_its_last_decimal()
    {
        var random = new Random(1);
        for (var i = 0; i < 20_000; i++)
        {
            var scaled = random.NextInt64();
            var count = random.NextInt64(1, int.MaxValue);

            var average = Average.Of(scaled / 10_000m, count);

            // average = n / 10^10, sum = scaled / 10^4: |n * count - scaled * 10^6| must be at most count / 2.
            var units = new BigInteger(average * 10_000_000_000m);
            var off = BigInteger.Abs((units * count) - (scaled * BigInteger.Pow(10, 6)));
            Assert.True(off * 2 <= count, $"{scaled} / {count}");
        }
    }
}
