namespace B2BAccounts.Domain;

/// <summary>Decimals without zeros behind the last digit: databases give such zeros or none, and the same number is written alike whatever it came from.</summary>
public static class PlainDecimal
{
    private const decimal WithoutZeros = 1.0000000000000000000000000000m;

    public static decimal Of(decimal number) => number.Scale == 0 ? number : number / WithoutZeros;
}
