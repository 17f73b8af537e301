using System.Globalization;
using System.Text;
using B2BAccounts.Domain;

namespace B2BAccounts.Api.Imports;

/// <summary>
/// The values of one row by canonical column, read as the map says. A value that cannot be read is refused with the column, what
/// stands there and what would be right.
/// </summary>
public sealed class RowCells
{
    /// <summary>Business dates outside are typing errors.</summary>
    public static readonly DateOnly FirstDay = new(1900, 1, 1);

    public static readonly DateOnly LastDay = new(2199, 12, 31);

    private readonly ImportMap map;
    private readonly DelimitedRows rows;
    private readonly Dictionary<string, Source> sources = new(StringComparer.Ordinal);
    private readonly string[] header;
    private readonly string[] dateFormats;
    private readonly KnownTexts texts = new();

    private RowCells(ImportMap map, DelimitedRows rows, string[] header)
    {
        (this.map, this.rows, this.header) = (map, rows, header);
        dateFormats = [.. map.DateFormats];
    }

    /// <summary>Columns of the file that nothing reads, as its header calls them.</summary>
    public IReadOnlyList<string> Unused { get; private set; } = [];

    /// <summary>Finds each canonical column in the header; refuses the file when a required one is missing or one stands there twice.</summary>
    public static RowCells Bind(ImportMap map, IReadOnlyList<ImportColumn> columns, DelimitedRows rows)
    {
        var names = Enumerable.Range(0, rows.Count).Select(i => rows[i].Trim().ToString()).ToArray();
        var cells = new RowCells(map, rows, names);
        foreach (var column in columns)
        {
            if (map.Constants.TryGetValue(column.Name, out var constant))
            {
                cells.sources.Add(column.Name, new Source(-1, constant.Trim(), Replacements(map, column)));
                continue;
            }

            var foreign = map.Columns is null ? column.Name : map.Columns.GetValueOrDefault(column.Name);
            if (foreign is null && !column.Required)
            {
                continue;
            }

            var found = foreign is null ? [] : names.Index().Where(h => string.Equals(h.Item, foreign.Trim(), StringComparison.OrdinalIgnoreCase)).ToArray();
            if (found.Length > 1)
            {
                throw new ImportRefused($"The header has the column '{foreign}' {found.Length} times.");
            }

            if (found.Length == 1)
            {
                cells.sources.Add(column.Name, new Source(found[0].Index, null, Replacements(map, column)));
            }
            else if (column.Required || map.Columns is not null)
            {
                throw new ImportRefused(
                    foreign is null
                        ? $"The map says nothing about '{column.Name}', which every row must have; name its column, or give it a constant."
                        : $"The header has no column '{foreign}'{(map.Columns is null ? ", which every row must have" : $" for '{column.Name}'")}. "
                          + $"It has: {string.Join(", ", names)}.");
            }
        }

        var used = cells.sources.Values.Select(s => s.Field).ToHashSet();
        cells.Unused = [.. names.Index().Where(h => !used.Contains(h.Index)).Select(h => h.Item)];
        return cells;
    }

    /// <summary>Stands for the row's text to the letter.</summary>
    public UInt128 RowHash => TextHash.Of(rows.Raw);

    /// <summary>Whether the row can be taken apart and has as many values as the header.</summary>
    public bool HasShape => rows.Fault is null && rows.Count == header.Length;

    /// <summary>Refuses a row that cannot be taken apart or has not as many values as the header.</summary>
    public void CheckShape()
    {
        if (rows.Fault is { } fault)
        {
            throw fault;
        }

        if (rows.Count != header.Length)
        {
            throw new RuleViolation(rows.Count < header.Length ? ImportCodes.RowTooShort : ImportCodes.RowTooLong,
                $"The row has {rows.Count} values, the header {header.Length} columns.");
        }
    }

    /// <summary>A text without surrounding blanks; null when empty or not in the file.</summary>
    public string? Text(string column, int maxLength)
    {
        var value = Value(column);
        if (value.IsEmpty)
        {
            return null;
        }

        if (value.Length > maxLength)
        {
            throw Refuse(ImportCodes.TextTooLong, column, $"has {value.Length} characters, more than {maxLength}");
        }

        foreach (var c in value)
        {
            if (char.IsControl(c))
            {
                throw Refuse(ImportCodes.TextInvalid, column, $"holds the control character U+{(int)c:X4}");
            }
        }

        return texts.Of(value);
    }

    /// <summary>The same, refused when empty.</summary>
    public string RequiredText(string column, int maxLength) => Text(column, maxLength) ?? throw Missing(column);

    public DateOnly? Date(string column)
    {
        var value = Value(column);
        if (value.IsEmpty)
        {
            return null;
        }

        if (!DateTime.TryParseExact(value, dateFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var read))
        {
            throw Refuse(ImportCodes.DateUnreadable, column, $"is '{Shown(value)}', not a date like {string.Join(" or ", dateFormats)}");
        }

        var day = DateOnly.FromDateTime(read);
        return day >= FirstDay && day <= LastDay ? day
            : throw Refuse(RuleCodes.ValueOutOfRange, column, $"is {day:yyyy-MM-dd}, outside {FirstDay:yyyy-MM-dd} to {LastDay:yyyy-MM-dd}");
    }

    public DateOnly RequiredDate(string column) => Date(column) ?? throw Missing(column);

    /// <summary>A number to the last digit; grouping must stand where the map's style puts it, so that "1,23" is never read as 123.</summary>
    public decimal? Number(string column)
    {
        var value = Value(column);
        if (value.IsEmpty)
        {
            return null;
        }

        Span<char> plain = stackalloc char[Math.Min(value.Length, 64)];
        if (value.Length > 64 || !TryPlain(value, plain, out var length))
        {
            throw Refuse(ImportCodes.NumberUnreadable, column, $"is '{Shown(value)}', not a number like {Example()}");
        }

        return decimal.TryParse(plain[..length], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && Digits(plain[..length]) <= 28
            ? number
            : throw Refuse(RuleCodes.MoneyOutOfRange, column, $"is '{Shown(value)}', more digits than can be kept exactly");
    }

    /// <summary>A document's amount in its currency: above zero, in whole minor units.</summary>
    public decimal Amount(string column, Currency currency) =>
        Money.OfDocument(Number(column) ?? throw Missing(column), currency, column).Amount;

    public bool Flag(string column) => Value(column) switch
    {
        "" => false,
        var v when v.Equals("true", StringComparison.OrdinalIgnoreCase) => true,
        var v when v.Equals("false", StringComparison.OrdinalIgnoreCase) => false,
        var v => throw Refuse(ImportCodes.ValueUnknown, column, $"is '{Shown(v)}'; allowed are true and false. The map's \"values\" can translate"),
    };

    /// <summary>One of the names of an enumeration, written as in GraphQL (ZH_HANS).</summary>
    public T? OneOf<T>(string column)
        where T : struct, Enum
    {
        var value = Value(column);
        if (value.IsEmpty)
        {
            return null;
        }

        foreach (var (name, member) in EnumNames<T>.All)
        {
            if (value.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return member;
            }
        }

        throw Refuse(ImportCodes.ValueUnknown, column,
            $"is '{Shown(value)}'; allowed are {string.Join(", ", EnumNames<T>.All.Select(n => n.Name))}. The map's \"values\" can translate");
    }

    /// <summary>ISO 3166-1 alpha-2, in capitals.</summary>
    public string? Country(string column) => Text(column, 2)?.ToUpperInvariant() is not { } code ? null
        : code is [>= 'A' and <= 'Z', >= 'A' and <= 'Z'] ? code
        : throw Refuse(ImportCodes.ValueUnknown, column, $"is '{code}', not a country of ISO 3166-1 in two letters, such as CN");

    public Currency? CurrencyOf(string column) => Text(column, 3) is { } code ? Currency.Of(code.ToUpperInvariant(), column) : null;

    private ReadOnlySpan<char> Value(string column)
    {
        if (!sources.TryGetValue(column, out var source))
        {
            return [];
        }

        var value = source.Constant is { } constant ? constant : rows[source.Field].Trim();
        return source.Replacements is not { } lookup ? value
            : lookup.TryGetValue(value, out var replaced) || (!value.IsEmpty && lookup.TryGetValue("*", out replaced)) ? replaced
            : value;
    }

    // Takes the grouping out and writes the decimal sign as a point; false when a character stands where it must not.
    private bool TryPlain(ReadOnlySpan<char> value, Span<char> plain, out int length)
    {
        length = 0;
        var (digits, group, grouped, point) = (0, 0, false, false);
        foreach (var c in value)
        {
            if (char.IsAsciiDigit(c))
            {
                digits++;
                group++;
                plain[length++] = c;
            }
            else if (c is '-' or '+' && length == 0)
            {
                plain[length++] = c;
            }
            else if (c == map.Decimal[0] && !point && digits > 0 && (!grouped || group == 3))
            {
                (point, grouped) = (true, false);
                plain[length++] = '.';
            }
            else if (IsGroup(c) && !point && (grouped ? group == 3 : group is >= 1 and <= 3))
            {
                (grouped, group) = (true, 0);
            }
            else
            {
                return false;
            }
        }

        return digits > 0 && (!grouped || group == 3) && plain[length - 1] != '.';
    }

    private bool IsGroup(char c) => map.Thousands.Length == 1 && (c == map.Thousands[0] || (map.Thousands == " " && c is '\u00A0' or '\u202F' or '\u2009'));

    private string Example() => $"1{map.Thousands}234{map.Decimal}56";

    private static int Digits(ReadOnlySpan<char> plain) => plain.TrimStart("+-0").Length - (plain.Contains('.') ? 1 : 0);

    private static RuleViolation Missing(string column) => new(ImportCodes.ValueMissing, $"{column} is empty.", column);

    private static RuleViolation Refuse(string code, string column, string what) => new(code, $"{column} {what}.", column);

    // Enough of a value to recognise it, with nothing in it that could disturb a terminal.
    private static string Shown(ReadOnlySpan<char> value)
    {
        var shown = new StringBuilder();
        foreach (var c in value.Length > 40 ? value[..40] : value)
        {
            shown.Append(char.IsControl(c) ? '\uFFFD' : c);
        }

        return value.Length > 40 ? shown.Append('…').ToString() : shown.ToString();
    }

    private static Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>>? Replacements(ImportMap map, ImportColumn column) =>
        map.Values.TryGetValue(column.Name, out var values)
            ? new Dictionary<string, string>(values, StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>()
            : null;

    private sealed record Source(int Field, string? Constant, Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>>? Replacements);

    private static class EnumNames<T>
        where T : struct, Enum
    {
        public static readonly (string Name, T Member)[] All = [.. Enum.GetValues<T>().Select(m => (Spelled(m.ToString()), m))];

        private static string Spelled(string name) =>
            string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? $"_{c}" : char.ToUpperInvariant(c).ToString()));
    }
}
