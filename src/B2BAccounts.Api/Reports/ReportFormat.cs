using B2BAccounts.Domain;

namespace B2BAccounts.Api.Reports;

/// <summary>How figures are written in documents: the same in every language, so that they can be found and compared.</summary>
internal static class ReportFormat
{
    private static readonly char[] Breaks = ['\n', '\r', '\t', '\v', '\f', '\u0085', '\u2028', '\u2029'];

    public static string Plain(decimal amount, Currency currency) => currency.Format(amount);

    public static string Amount(decimal amount, Currency currency) => $"{currency.Code} {currency.Format(amount)}";

    public static string Amount(Money money) => Amount(money.Amount, money.Currency);

    public static string Percent(decimal? share) => share is { } s ? $"{s * 100m:#,##0.0} %" : "–";

    public static string Number(decimal? value, int decimals) =>
        value is { } v ? decimal.Round(v, decimals, MidpointRounding.AwayFromZero).ToString("#,##0." + new string('0', decimals)) : "–";

    public static string Signed(decimal? value, int decimals) => value > 0m ? "+" + Number(value, decimals) : Number(value, decimals);

    public static string Day(DateOnly? day) => day is { } d ? $"{d:yyyy-MM-dd}" : "–";

    /// <summary>A name as one line: breaks and tabs in it would tear tables and headings.</summary>
    public static string OneLine(string text) => string.Join(' ', text.Split(Breaks, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    /// <summary>The beginning of a text that is only a hint.</summary>
    public static string Short(string text, int most)
    {
        var line = OneLine(text);
        return line.Length <= most ? line : line[..(char.IsHighSurrogate(line[most - 2]) ? most - 2 : most - 1)] + "…";
    }
}
