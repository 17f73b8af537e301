using System.Globalization;
using System.Text.Json;
using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Types.Scalars;

/// <summary>Scalars that business schemas share. Each is declared in SDL as <c>scalar X @specifiedBy(url: …)</c> and bound by name.</summary>
public static class CommonScalars
{
    private static readonly string[] DateTimeFormats =
    [
        "yyyy-MM-dd'T'HH:mm:ssK",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
    ];

    /// <summary>A day without a time or zone, as 2026-02-28 (RFC 3339 full-date).</summary>
    public static ScalarCoercion LocalDate { get; } = Text<DateOnly>(
        "LocalDate",
        "a date as \"2026-02-28\"",
        text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null,
        (writer, value) => writer.Quoted(value, "yyyy-MM-dd"));

    /// <summary>An instant, read with any offset and held and written in UTC (RFC 3339 date-time).</summary>
    public static ScalarCoercion DateTime { get; } = Text<DateTime>(
        "DateTime",
        "an instant with its offset, as \"2026-02-28T13:45:30Z\" or \"2026-02-28T14:45:30+01:00\"",
        text => text.Length > 19 && HasOffset(text) && DateTimeOffset.TryParseExact(
            text.ToUpperInvariant(), DateTimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)
            ? instant.UtcDateTime
            : null,
        (writer, value) => writer.Quoted(
            value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : value, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'"))
        .Accepting<DateTimeOffset>(v => v.UtcDateTime);

    /// <summary>A number with up to 28 digits, none of them lost: as JSON number, read by its digits and never as a double.</summary>
    public static ScalarCoercion Decimal { get; } = new ScalarCoercion<decimal>(
        literal => BuiltInScalars.DigitsOf(literal) is { } digits
            ? DecimalFrom(digits)
            : throw Refused("Decimal", Literals.Show(literal), "a number as 1250.75"),
        json => json.ValueKind == JsonValueKind.Number
            ? DecimalFrom(json.GetRawText())
            : throw Refused("Decimal", Literals.Show(json), "a number as 1250.75"),
        (writer, value) => writer.Number(value))
        .Accepting<int>(v => v)
        .Accepting<long>(v => v);

    /// <summary>A whole number of 64 bits, as JSON number.</summary>
    public static ScalarCoercion Long { get; } = new ScalarCoercion<long>(
        literal => literal is IntValueNode number
            ? LongFrom(number.Value)
            : throw Refused("Long", Literals.Show(literal), "a whole number"),
        json => json.ValueKind == JsonValueKind.Number && Numbers.IsInteger(json.GetRawText())
            ? LongFrom(Numbers.Plain(json.GetRawText()))
            : throw Refused("Long", Literals.Show(json), "a whole number"),
        (writer, value) => writer.Number(value))
        .Accepting<int>(v => v)
        .Accepting<short>(v => v)
        .Accepting<uint>(v => v);

    /// <summary>A UUID in its usual form with hyphens (RFC 9562).</summary>
    public static ScalarCoercion Uuid { get; } = Text<Guid>(
        "UUID",
        "a UUID as \"3f2b0c1e-9d4a-4f6b-8a57-0c9d1e2f3a4b\"",
        text => Guid.TryParseExact(text, "D", out var value) ? value : null,
        (writer, value) => writer.Quoted(value, "D"));

    /// <summary>An absolute URI (RFC 3986).</summary>
    public static ScalarCoercion Uri { get; } = new ScalarCoercion<Uri>(
        literal => literal is StringValueNode text ? UriFrom(text.Value) : throw RefusedUri(Literals.Show(literal)),
        json => json.ValueKind == JsonValueKind.String ? UriFrom(json.GetString()!) : throw RefusedUri(Literals.Show(json)),
        (writer, value) => writer.String(value.OriginalString));

    /// <summary>Three capital letters, as ISO 4217 gives currencies. Whether the currency exists is the domain's question.</summary>
    public static ScalarCoercion CurrencyCode { get; } = new ScalarCoercion<string>(
        literal => literal is StringValueNode text && IsCurrency(text.Value)
            ? text.Value
            : throw Refused("CurrencyCode", Literals.Show(literal), "three capital letters as \"EUR\""),
        json => json.ValueKind == JsonValueKind.String && IsCurrency(json.GetString()!)
            ? json.GetString()!
            : throw Refused("CurrencyCode", Literals.Show(json), "three capital letters as \"EUR\""),
        (writer, value) => writer.String(value));

    /// <summary>All of them under the names that schemas give them.</summary>
    public static IReadOnlyDictionary<string, ScalarCoercion> All { get; } = new Dictionary<string, ScalarCoercion>(StringComparer.Ordinal)
    {
        ["LocalDate"] = LocalDate,
        ["DateTime"] = DateTime,
        ["Decimal"] = Decimal,
        ["Long"] = Long,
        ["UUID"] = Uuid,
        ["URI"] = Uri,
        ["CurrencyCode"] = CurrencyCode,
    };

    private static ScalarCoercion<T> Text<T>(string name, string right, Func<string, T?> parse, Action<Execution.ResultWriter, T> write)
        where T : struct => new(
            literal => literal is StringValueNode text && parse(text.Value) is { } value
                ? value
                : throw Refused(name, Literals.Show(literal), right),
            json => json.ValueKind == JsonValueKind.String && parse(json.GetString()!) is { } value
                ? value
                : throw Refused(name, Literals.Show(json), right),
            write);

    // The K of the format also takes a text without any offset, which names no instant.
    private static bool HasOffset(string text) => text[^1] is 'Z' or 'z' || (text.Length >= 25 && text[^6] is '+' or '-');

    private static decimal DecimalFrom(string digits)
    {
        // Rounding is refused, not done: the digits must come back as they went in.
        if (!decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
        {
            throw new ScalarCoercionException($"Decimal cannot represent {digits}: it holds up to ±7.9×10^28.");
        }

        return SignificantDigits(digits) <= 28 && Scale(digits) <= 28
            ? value
            : throw new ScalarCoercionException($"Decimal cannot represent {digits} exactly: it holds up to 28 digits.");
    }

    private static int SignificantDigits(string digits)
    {
        var end = digits.IndexOfAny(['e', 'E']);
        var mantissa = (end < 0 ? digits : digits[..end]).Replace("-", "", StringComparison.Ordinal);
        var trimmed = mantissa.Contains('.', StringComparison.Ordinal) ? mantissa.TrimEnd('0') : mantissa;
        return trimmed.Replace(".", "", StringComparison.Ordinal).TrimStart('0').Length;
    }

    private static int Scale(string digits)
    {
        var end = digits.IndexOfAny(['e', 'E']);
        var exponent = end < 0 ? 0 : Exponent(digits[(end + 1)..]);
        var mantissa = end < 0 ? digits : digits[..end];
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        return (point < 0 ? 0 : mantissa.TrimEnd('0').Length - point - 1) - exponent;
    }

    // An exponent may have any number of digits; beyond this none differs from another.
    private static int Exponent(string digits)
    {
        const int Far = 1_000_000;
        return int.TryParse(digits, CultureInfo.InvariantCulture, out var exponent) ? Math.Clamp(exponent, -Far, Far)
            : digits[0] == '-' ? -Far : Far;
    }

    private static long LongFrom(string digits) => long.TryParse(digits, out var value)
        ? value
        : throw new ScalarCoercionException($"Long cannot represent {digits}: it holds 64-bit signed integers.");

    private static Uri UriFrom(string text) =>
        System.Uri.TryCreate(text, UriKind.Absolute, out var uri) && text.Contains(':', StringComparison.Ordinal)
            ? uri
            : throw RefusedUri($"\"{text}\"");

    private static ScalarCoercionException RefusedUri(string given) =>
        Refused("URI", given, "an absolute URI as \"https://example.com/orders\"");

    private static bool IsCurrency(string text) => text.Length == 3 && text.All(char.IsAsciiLetterUpper);

    private static ScalarCoercionException Refused(string name, string given, string right) =>
        new($"{name} cannot represent {given}: expected {right}.");
}
