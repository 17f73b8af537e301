using System.Globalization;
using System.Text;
using System.Text.Json;
using B2BAccounts.Domain;

namespace B2BAccounts.Api.Http;

/// <summary>
/// Writes separated values (RFC 4180): UTF-8, commas, CRLF, quotes where a cell needs them. A cell that a spreadsheet would take for a
/// formula gets an apostrophe before it, which spreadsheets hide and other readers can take off.
/// </summary>
public sealed class CsvWriting(Stream target)
{
    /// <summary>First characters that begin a formula, or are skipped on the way to one; the wide forms too, as some programs fold them.</summary>
    public const string FormulaMarks = "=+-@\t\r\n＝＋－＠";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private const int SentAtOnce = 16 * 1024;

    private readonly StringBuilder _unsent = new();

    /// <summary>A value of an enum as the contract writes it, such as CUSTOMER_OF_PEER.</summary>
    public static string Code<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseUpper.ConvertName(value.ToString());

    /// <summary>The byte order mark, by which spreadsheets know UTF-8.</summary>
    public void Mark() => _unsent.Append('\uFEFF');

    /// <summary>Adds a row.</summary>
    /// <param name="cells">Texts, amounts, numbers, days, true or false, or nothing.</param>
    public void Row(IEnumerable<object?> cells) => _unsent.AppendJoin(',', cells.Select(Value)).Append("\r\n");

    /// <inheritdoc cref="Row"/>
    public async Task RowAsync(IEnumerable<object?> cells, CancellationToken cancel)
    {
        Row(cells);
        if (_unsent.Length >= SentAtOnce)
        {
            await EndAsync(cancel);
        }
    }

    /// <summary>Sends what is left. Of a file whose first rows cannot be read nothing has been sent, so that the caller can still say why.</summary>
    public async Task EndAsync(CancellationToken cancel) => await target.WriteAsync(Unsent(), cancel);

    /// <inheritdoc cref="EndAsync"/>
    public void End() => target.Write(Unsent());

    private byte[] Unsent()
    {
        var bytes = Utf8.GetBytes(_unsent.ToString());
        _unsent.Clear();
        return bytes;
    }

    // A number below zero is none that begins a formula.
    private static string Value(object? value) => value switch
    {
        null => "",
        string text => Cell(text),
        bool flag => flag ? "true" : "false",
        DateOnly day => $"{day:yyyy-MM-dd}",
        decimal amount => PlainDecimal.Text(amount),
        int number => number.ToString(CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"A {value.GetType().Name} is no value of a cell.", nameof(value)),
    };

    public static string Cell(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var safe = FormulaMarks.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 && safe[0] != ' ' && safe[^1] != ' ' ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
