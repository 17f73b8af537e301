namespace B2BAccounts.Domain.Accounts;

/// <summary>The check-digit sums that several registers share.</summary>
internal static class Digits
{
    public static bool All(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }
        }

        return true;
    }

    public static int At(string text, int index) => text[index] - '0';

    public static long Number(string digits) => digits.Aggregate(0L, (number, c) => number * 10 + (c - '0'));

    public static int Weighted(string digits, params ReadOnlySpan<int> weights)
    {
        var sum = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            sum += At(digits, i) * weights[i];
        }

        return sum;
    }

    /// <summary>ISO/IEC 7812-1 annex B: every second digit from the right doubled, digits added; right when divisible by ten.</summary>
    public static bool Luhn(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = At(digits, digits.Length - 1 - i);
            sum += i % 2 == 0 ? digit : digit * 2 / 10 + digit * 2 % 10;
        }

        return sum % 10 == 0;
    }

    /// <summary>ISO 7064 MOD 97-10, letters read as 10 to 35.</summary>
    public static int Mod97(string text)
    {
        var rest = 0;
        foreach (var c in text)
        {
            rest = char.IsAsciiDigit(c) ? (rest * 10 + (c - '0')) % 97 : (rest * 100 + (c - 'A' + 10)) % 97;
        }

        return rest;
    }

    /// <summary>ISO 7064 MOD 11,10, the last digit being the check digit.</summary>
    public static bool Mod11And10(string digits)
    {
        var product = 10;
        foreach (var c in digits[..^1])
        {
            var sum = (c - '0' + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }

        return (11 - product) % 10 == digits[^1] - '0';
    }
}
