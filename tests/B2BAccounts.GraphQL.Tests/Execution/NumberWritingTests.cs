using System.Globalization;
using System.Text;
using B2BAccounts.GraphQL.Execution;

namespace B2BAccounts.GraphQL.Tests.Execution;

/// <summary>Numbers as the framework itself writes them.</summary>
public sealed class NumberWritingTests
{
    [Fact]
    public void Decimals_keep_all_their_digits()
    {
        var random = new Random(1);
        List<decimal> values = [0m, 0.00m, -0.00m, 0.05m, -0.5m, 1.10m, decimal.MaxValue, decimal.MinValue, 0.0000000000000000000000000001m, ulong.MaxValue, -1m];
        for (var i = 0; i < 100_000; i++)
        {
            values.Add(new decimal(
                random.Next(int.MinValue, int.MaxValue), i % 3 == 0 ? 0 : random.Next(), i % 5 == 0 ? random.Next() : 0, i % 2 == 0, (byte)random.Next(29)));
        }

        Assert.All(values, value => Assert.Equal(value.ToString(CultureInfo.InvariantCulture), Written(w => w.Number(value))));
    }

    [Fact]
    public void Doubles_have_the_fewest_digits_that_read_back_as_the_same_number()
    {
        var random = new Random(2);
        List<double> values =
        [
            0, -0.0, 0.1, 0.29, 1.005, 4.35, 1e15, 999_999_999_999_999, 9_999_999_999_999.99, 1e22, 5e-324, double.MaxValue, double.MinValue, 100, 0.005, -0.01, 1e-7,
        ];
        for (var i = 0; i < 100_000; i++)
        {
            values.Add(random.NextInt64(-1_000_000_000_000_000, 1_000_000_000_000_000) / 100.0);
            values.Add(random.Next(-1_000_000, 1_000_000) / 1000.0);
            values.Add(BitConverter.Int64BitsToDouble(random.NextInt64()) is var any && double.IsFinite(any) ? any : i);
        }

        Assert.All(values, value => Assert.Equal(value.ToString("R", CultureInfo.InvariantCulture), Written(w => w.Number(value))));
    }

    private static string Written(Action<ResultWriter> write)
    {
        using var writer = new ResultWriter(16);
        write(writer);
        return Encoding.UTF8.GetString(writer.Written);
    }
}
