namespace B2BAccounts.Domain.Accounts;

/// <summary>Checks a code by the public rule of its scheme. A code that fails is kept and marked unverified, never refused.</summary>
public static class IdentifierCheck
{
    // GB 32100-2015: digits and capitals without I, O, S, V, Z.
    private const string UsccAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    public static CheckedIdentifier Check(IdentifierScheme scheme, string written)
    {
        ArgumentNullException.ThrowIfNull(written);
        if (scheme == IdentifierScheme.Other)
        {
            return new CheckedIdentifier(written.Trim(), false, null);
        }

        var value = new string([.. written.Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '.' or '/')).Select(char.ToUpperInvariant)]);
        return scheme switch
        {
            IdentifierScheme.Uscc => Verdict(value, Uscc(value)),
            IdentifierScheme.Lei => Verdict(value, Lei(value)),
            IdentifierScheme.Duns => new CheckedIdentifier(value, false,
                value.Length == 9 && Digits.All(value) ? null : "a D-U-N-S number has 9 digits"),
            _ => VatCheck.Check(value),
        };
    }

    private static CheckedIdentifier Verdict(string value, string? problem) => new(value, problem is null, problem);

    /// <summary>GB 32100-2015: the 18th character makes Σ value × 3^i (mod 31) with i from 0 come to 0 together with it.</summary>
    private static string? Uscc(string value)
    {
        if (value.Length != 18 || !value.All(c => UsccAlphabet.Contains(c, StringComparison.Ordinal)) || !Digits.All(value.AsSpan(2, 6)))
        {
            return "a unified social credit code has 18 characters, digits and capitals without I, O, S, V and Z, the 3rd to 8th digits";
        }

        var sum = 0;
        var weight = 1;
        foreach (var c in value[..17])
        {
            sum += UsccAlphabet.IndexOf(c, StringComparison.Ordinal) * weight;
            weight = weight * 3 % 31;
        }

        var check = UsccAlphabet[(31 - sum % 31) % 31];
        return value[17] == check ? null : $"the check character should be {check}";
    }

    /// <summary>ISO 17442: letters read as 10 to 35, the whole number is 1 modulo 97 (ISO 7064 MOD 97-10).</summary>
    private static string? Lei(string value)
    {
        if (value.Length != 20 || !value.All(char.IsAsciiLetterOrDigit) || !Digits.All(value.AsSpan(18)))
        {
            return "an LEI has 18 letters and digits and 2 check digits";
        }

        return Digits.Mod97(value) == 1 ? null : "the two check digits are wrong";
    }
}
