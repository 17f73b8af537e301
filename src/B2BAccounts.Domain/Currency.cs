using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace B2BAccounts.Domain;

/// <summary>
/// A currency of ISO 4217 with the number of its minor unit's decimals (JPY 0, EUR 2, KWD 3).
/// Source of the table: ISO 4217 list one (SIX Financial Information, maintenance agency), active codes.
/// </summary>
public readonly record struct Currency
{
    // Two decimals unless listed otherwise below.
    private const string TwoDecimals = """
        AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW
        CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF
        IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK
        MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP
        SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG
        YER ZAR ZMW ZWG
        """;

    private const string NoDecimals = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF";
    private const string ThreeDecimals = "BHD IQD JOD KWD LYD OMR TND";

    // CLF (Unidad de Fomento) and UYW (Unidad Previsional) are accounting units with four decimals.
    private const string FourDecimals = "CLF UYW";

    // Metals, bond market units, the SDR, the test code and 'no currency' have no minor unit and settle no invoice.
    private static readonly FrozenDictionary<string, int> Table =
        Rows(NoDecimals, 0).Concat(Rows(TwoDecimals, 2)).Concat(Rows(ThreeDecimals, 3)).Concat(Rows(FourDecimals, 4))
            .ToFrozenDictionary(StringComparer.Ordinal);

    private Currency(string code, int minorUnits) => (Code, MinorUnits) = (code, minorUnits);

    /// <summary>Three capital letters, such as CNY.</summary>
    public string Code { get; }

    /// <summary>Decimals of the minor unit, 0 to 4.</summary>
    public int MinorUnits { get; }

    public static IEnumerable<string> Codes => Table.Keys.Order(StringComparer.Ordinal);

    /// <summary>Refused with CURRENCY_UNKNOWN unless it is an active code in capitals.</summary>
    public static Currency Of(string code, params string[] path) =>
        TryFind(code, out var currency)
            ? currency
            : throw new RuleViolation(RuleCodes.CurrencyUnknown,
                $"'{code}' is not an active ISO 4217 currency code; write three capital letters such as EUR, USD or CNY.", path);

    public static bool TryFind([NotNullWhen(true)] string? code, out Currency currency)
    {
        currency = default;
        if (code is null || !Table.TryGetValue(code, out var decimals))
        {
            return false;
        }

        currency = new Currency(code, decimals);
        return true;
    }

    /// <summary>Rounds to the minor unit, half away from zero. Only conversion and policy formulas may round.</summary>
    public decimal Round(decimal amount) => decimal.Round(amount, MinorUnits, MidpointRounding.AwayFromZero);

    /// <summary>An amount for people: grouped, with the currency's decimals, and more only where the amount has more. Nothing is rounded.</summary>
    public string Format(decimal amount) => amount.ToString(
        "#,##0" + (MinorUnits == 0 ? ".####" : "." + new string('0', MinorUnits) + new string('#', Money.MaxDecimals - MinorUnits)), CultureInfo.InvariantCulture);

    public override string ToString() => Code;

    private static IEnumerable<KeyValuePair<string, int>> Rows(string codes, int decimals) => codes
        .Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
        .Select(code => KeyValuePair.Create(code, decimals));
}
