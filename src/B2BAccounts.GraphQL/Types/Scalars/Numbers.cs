namespace B2BAccounts.GraphQL.Types.Scalars;

/// <summary>JSON numbers by their digits, so that no value passes through a double.</summary>
internal static class Numbers
{
    // More digits than any scalar of ours can hold; keeps 1e999999999 from being written out.
    private const int MostDigits = 400;

    /// <summary>Whether the number has no fractional part: 12, 12.0 and 1.2e1 have none.</summary>
    public static bool IsInteger(string digits) => Split(digits) is var (_, mantissa, exponent)
        && (exponent >= 0 || mantissa.Length == 0 || TrailingZeros(mantissa) >= -exponent);

    /// <summary>An integer without point and exponent: 1.2e1 becomes 12.</summary>
    public static string Plain(string digits)
    {
        var (negative, mantissa, exponent) = Split(digits);
        if (mantissa.Length == 0)
        {
            return "0";
        }

        if (mantissa.Length + exponent > MostDigits)
        {
            throw new ScalarCoercionException($"A number of more than {MostDigits} digits cannot be represented.");
        }

        var whole = exponent >= 0 ? mantissa + new string('0', exponent) : mantissa[..^-exponent];
        return negative ? "-" + whole : whole;
    }

    // The value is ±mantissa × 10^exponent; the mantissa has no leading zeros.
    private static (bool Negative, string Mantissa, int Exponent) Split(string digits)
    {
        var negative = digits[0] == '-';
        var text = negative ? digits[1..] : digits;
        var e = text.IndexOfAny(['e', 'E']);
        var exponent = e < 0 ? 0 : int.TryParse(text[(e + 1)..], out var parsed) ? Math.Clamp(parsed, -100_000_000, 100_000_000)
            : text[e + 1] == '-' ? -100_000_000 : 100_000_000;
        var number = e < 0 ? text : text[..e];
        var point = number.IndexOf('.');
        if (point >= 0)
        {
            exponent -= number.Length - point - 1;
            number = number.Remove(point, 1);
        }

        return (negative, number.TrimStart('0'), exponent);
    }

    private static int TrailingZeros(string mantissa) => mantissa.Length - mantissa.TrimEnd('0').Length;
}
