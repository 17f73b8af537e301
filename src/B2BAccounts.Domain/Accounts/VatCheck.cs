using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace B2BAccounts.Domain.Accounts;

/// <summary>
/// VAT numbers by country. Formats: European Commission, VIES frequently asked questions. Check digits: the rules that the national tax
/// offices publish, as gathered in "VAT identification numbers: algorithms" of the Commission. A country whose rule is not public here
/// is checked for its format only and stays unverified.
/// </summary>
internal static class VatCheck
{
    private const string DniLetters = "TRWAGMYFPDXBNJZSQVHLCKE";
    private const string IrishLetters = "WABCDEFGHIJKLMNOPQRSTUV";
    private const string FrenchAlphabet = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private static readonly FrozenDictionary<string, (string Format, Func<string, bool>? Check)> Rules =
        new Dictionary<string, (string, Func<string, bool>?)>
        {
            ["AT"] = ("U[0-9]{8}", Austria),
            ["BE"] = ("[01][0-9]{9}", v => 97 - Digits.Number(v[..8]) % 97 == Digits.Number(v[8..])),
            ["BG"] = ("[0-9]{9,10}", null),
            ["CY"] = ("[0-9]{8}[A-Z]", null),
            ["CZ"] = ("[0-9]{8,10}", null),
            ["DE"] = ("[1-9][0-9]{8}", Digits.Mod11And10),
            ["DK"] = ("[1-9][0-9]{7}", v => Digits.Weighted(v, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0),
            ["EE"] = ("[0-9]{9}", v => Digits.Weighted(v, 3, 7, 1, 3, 7, 1, 3, 7, 1) % 10 == 0),
            ["EL"] = ("[0-9]{9}", v => Digits.Weighted(v, 256, 128, 64, 32, 16, 8, 4, 2) % 11 % 10 == Digits.At(v, 8)),
            ["ES"] = ("[A-Z0-9][0-9]{7}[A-Z0-9]", Spain),
            ["FI"] = ("[0-9]{8}", v => Digits.Weighted(v, 7, 9, 10, 5, 8, 4, 2, 1) % 11 == 0),
            ["FR"] = ("[A-HJ-NP-Z0-9]{2}[0-9]{9}", France),
            ["GB"] = ("[0-9]{9}([0-9]{3})?", Britain),
            ["HR"] = ("[0-9]{11}", Digits.Mod11And10),
            ["HU"] = ("[0-9]{8}", v => Digits.Weighted(v, 9, 7, 3, 1, 9, 7, 3, 1) % 10 == 0),
            ["IE"] = ("[0-9][A-Z0-9+*][0-9]{5}[A-W][A-I]?", Ireland),
            ["IT"] = ("[0-9]{11}", Digits.Luhn),
            ["LT"] = ("[0-9]{9}([0-9]{3})?", null),
            ["LU"] = ("[0-9]{8}", v => Digits.Number(v[..6]) % 89 == Digits.Number(v[6..])),
            ["LV"] = ("[0-9]{11}", null),
            ["MT"] = ("[0-9]{8}", v => Digits.Weighted(v, 3, 4, 6, 7, 8, 9, 10, 1) % 37 == 0),
            ["NL"] = ("[0-9]{9}B[0-9]{2}", Netherlands),
            ["PL"] = ("[0-9]{10}", v => Digits.Weighted(v, 6, 5, 7, 2, 3, 4, 5, 6, 7) % 11 == Digits.At(v, 9)),
            ["PT"] = ("[1-9][0-9]{8}", v => (11 - Digits.Weighted(v, 9, 8, 7, 6, 5, 4, 3, 2) % 11) % 11 % 10 == Digits.At(v, 8)),
            ["RO"] = ("[1-9][0-9]{1,9}", null),
            ["SE"] = ("[0-9]{10}(0[1-9]|[1-8][0-9]|9[0-4])", v => Digits.Luhn(v[..10])),
            ["SI"] = ("[1-9][0-9]{7}", null),
            ["SK"] = ("[1-9][0-9]{9}", v => Digits.Number(v) % 11 == 0),
            ["XI"] = ("[0-9]{9}([0-9]{3})?", Britain),
        }.ToFrozenDictionary();

    public static CheckedIdentifier Check(string value)
    {
        if (value.Length < 4 || !Rules.TryGetValue(value[..2], out var rule))
        {
            return new CheckedIdentifier(value, false,
                "a VAT number begins with its country's two letters (EL for Greece, XI for Northern Ireland); this one's country has no rule");
        }

        var number = value[2..];
        if (!Regex.IsMatch(number, $"^(?:{rule.Format})$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)))
        {
            return new CheckedIdentifier(value, false, $"a VAT number of {value[..2]} has the form {rule.Format} after its prefix");
        }

        if (rule.Check is null)
        {
            return new CheckedIdentifier(value, false, null);
        }

        var right = rule.Check(number);
        return new CheckedIdentifier(value, right, right ? null : "its check digits are wrong");
    }

    private static bool Austria(string v)
    {
        var sum = 4;
        for (var i = 1; i <= 7; i++)
        {
            var digit = Digits.At(v, i);
            sum += i % 2 == 1 ? digit : digit / 5 + digit * 2 % 10;
        }

        return (10 - sum % 10) % 10 == Digits.At(v, 8);
    }

    // The old rule is modulo 97, the rule for numbers given from 2010 on adds 55.
    private static bool Britain(string v)
    {
        var sum = Digits.Weighted(v, 8, 7, 6, 5, 4, 3, 2) + (int)Digits.Number(v[7..9]);
        return sum % 97 == 0 || (sum + 55) % 97 == 0;
    }

    // The eleven test of the older numbers; those of sole traders since 2020 are modulo 97 over the whole with its prefix.
    private static bool Netherlands(string v) =>
        Digits.Weighted(v, 9, 8, 7, 6, 5, 4, 3, 2) % 11 == Digits.At(v, 8) || Digits.Mod97($"NL{v}") == 1;

    private static bool France(string v)
    {
        var siren = Digits.Number(v[2..]);
        if (!Digits.Luhn(v[2..]) && !v[2..].StartsWith("000", StringComparison.Ordinal))
        {
            return false;
        }

        if (Digits.All(v.AsSpan(0, 2)))
        {
            return (12 + 3 * (siren % 97)) % 97 == Digits.Number(v[..2]);
        }

        int first = FrenchAlphabet.IndexOf(v[0], StringComparison.Ordinal), second = FrenchAlphabet.IndexOf(v[1], StringComparison.Ordinal);
        var key = char.IsAsciiDigit(v[0]) ? first * 24 + second - 10 : first * 34 + second - 100;
        return (siren + 1 + key / 11) % 11 == key % 11;
    }

    private static bool Ireland(string v)
    {
        // Numbers of the old form carry their first digit behind the five others.
        var digits = char.IsAsciiDigit(v[1]) ? v[..7] : $"0{v[2..7]}{v[0]}";
        var sum = Digits.Weighted(digits, 8, 7, 6, 5, 4, 3, 2) + (v.Length == 9 ? (v[8] - 'A' + 1) * 9 : 0);
        return IrishLetters[sum % 23] == v[7];
    }

    private static bool Spain(string v)
    {
        if (char.IsAsciiDigit(v[0]))
        {
            return DniLetters[(int)(Digits.Number(v[..8]) % 23)] == v[8];
        }

        if (v[0] is 'X' or 'Y' or 'Z')
        {
            return DniLetters[(int)(Digits.Number($"{v[0] - 'X'}{v[1..8]}") % 23)] == v[8];
        }

        if (v[0] is 'K' or 'L' or 'M')
        {
            return DniLetters[(int)(Digits.Number(v[1..8]) % 23)] == v[8];
        }

        var sum = 0;
        for (var i = 1; i <= 7; i++)
        {
            var digit = Digits.At(v, i);
            sum += i % 2 == 0 ? digit : digit / 5 + digit * 2 % 10;
        }

        var control = (10 - sum % 10) % 10;
        var (byDigit, byLetter) = (v[8] == (char)('0' + control), v[8] == "JABCDEFGHI"[control]);
        return v[0] switch
        {
            'A' or 'B' or 'E' or 'H' => byDigit,
            'N' or 'P' or 'Q' or 'R' or 'S' or 'W' => byLetter,
            'C' or 'D' or 'F' or 'G' or 'J' or 'U' or 'V' => byDigit || byLetter,
            _ => false,
        };
    }
}
