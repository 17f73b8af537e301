using System.Globalization;

namespace B2BAccounts.Domain;

/// <summary>Decimals without zeros behind the last digit: databases give such zeros or none, and the same number is written alike whatever it came from.</summary>
public static class PlainDecimal
{
    private const decimal WithoutZeros = 1.0000000000000000000000000000m;

    /// <summary>All digits of the number and no others, a point before decimals.</summary>
    public static string Text(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    public static decimal Of(decimal number) => number.Scale == 0 ? number : number / WithoutZeros;
}
