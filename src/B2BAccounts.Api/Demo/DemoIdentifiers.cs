using B2BAccounts.Domain.Accounts;

namespace B2BAccounts.Api.Demo;

/// <summary>Made-up company codes with right check characters, so that the demo shows verified ones.</summary>
public static class DemoIdentifiers
{
    // GB 32100-2015 leaves out I, O, S, V and Z, which look like digits.
    private const string UsccAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /// <summary>Chinese companies have a USCC; the others a LEI, German ones a VAT number too.</summary>
    public static IReadOnlyList<AccountIdentifier> For(DemoCity city, DemoRandom random)
    {
        if (city.Country == "CN")
        {
            return [Verified(IdentifierScheme.Uscc, Uscc(random, city.DivisionCode))];
        }

        var lei = Verified(IdentifierScheme.Lei, Lei(random));
        return city.Country == "DE" ? [lei, Verified(IdentifierScheme.Vat, GermanVat(random))] : [lei];
    }

    private static AccountIdentifier Verified(IdentifierScheme scheme, string value) => new() { Scheme = scheme, Value = value, Verified = true };

    // 91 (business register, company), division, organisation code with its own check character (GB 11714-1997), check character.
    private static string Uscc(DemoRandom random, string division)
    {
        var body = "MA" + Letters(random, UsccAlphabet, 6);
        int[] weights = [3, 7, 9, 10, 5, 8, 4, 2];
        var organisation = 11 - (body.Select((c, i) => Alphabet.IndexOf(c, StringComparison.Ordinal) * weights[i]).Sum() % 11);
        var code = $"91{division}{body}{(organisation == 10 ? "X" : organisation == 11 ? "0" : $"{organisation}")}";

        // Weights are the powers of 3 modulo 31.
        var (sum, weight) = (0, 1);
        foreach (var c in code)
        {
            sum += UsccAlphabet.IndexOf(c, StringComparison.Ordinal) * weight;
            weight = weight * 3 % 31;
        }

        return code + UsccAlphabet[(31 - (sum % 31)) % 31];
    }

    // ISO 17442: 18 characters and two digits that make the whole, letters read as 10 to 35, leave 1 when divided by 97.
    private static string Lei(DemoRandom random)
    {
        var body = "0000" + "00" + Letters(random, Alphabet, 12);
        var rest = 0;
        foreach (var c in body + "00")
        {
            var value = Alphabet.IndexOf(c, StringComparison.Ordinal);
            rest = ((rest * (value > 9 ? 100 : 10)) + value) % 97;
        }

        return $"{body}{98 - rest:00}";
    }

    // Nine digits; ISO 7064 MOD 11,10.
    private static string GermanVat(DemoRandom random)
    {
        var body = $"{random.Between(1, 9)}{Letters(random, "0123456789", 7)}";
        var product = 10;
        foreach (var c in body)
        {
            var sum = (c - '0' + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }

        return $"DE{body}{(11 - product) % 10}";
    }

    private static string Letters(DemoRandom random, string alphabet, int count) =>
        string.Concat(Enumerable.Range(0, count).Select(_ => alphabet[random.Between(0, alphabet.Length - 1)]));
}
