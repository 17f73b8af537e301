using System.Globalization;
using B2BAccounts.Domain.Accounts;

namespace B2BAccounts.Api.Inputs;

/// <summary>
/// Reads the query of an address and gathers all that is wrong with it: a parameter that nobody knows, one given twice, a value that is
/// not allowed.
/// </summary>
public sealed class QueryReader(IQueryCollection query)
{
    private static readonly string[] InstantForms = ["yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'"];

    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly List<InputProblem> _problems = [];

    public static IReadOnlyDictionary<string, AccountLanguage> Languages { get; } = new Dictionary<string, AccountLanguage>(StringComparer.OrdinalIgnoreCase)
    {
        ["en"] = AccountLanguage.En, ["zh-Hans"] = AccountLanguage.ZhHans, ["zh-Hant"] = AccountLanguage.ZhHant,
    };

    /// <summary>A text; null when it was not given.</summary>
    public string? Text(string name)
    {
        _known.Add(name);
        var values = query[name];
        if (values.Count > 1)
        {
            Wrong(name, InputCodes.Repeated, $"{name} is given {values.Count} times; give it once.");
        }

        return values.Count == 0 ? null : values[0];
    }

    public AccountLanguage? Language(string name = "lang") => Choice(name, Languages);

    /// <summary>A day not after the last; null when it was not given.</summary>
    public DateOnly? Day(string name, DateOnly last)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day))
        {
            Wrong(name, InputCodes.Malformed, $"{name} is '{text}'; write a day such as {last:yyyy-MM-dd}.");
        }
        else if (day < InputRules.FirstDay || day > last)
        {
            Wrong(name, InputCodes.OutOfRange, $"{name} is {day:yyyy-MM-dd}; allowed are {InputRules.FirstDay:yyyy-MM-dd} to {last:yyyy-MM-dd}.");
        }

        return day;
    }

    /// <summary>An instant in UTC; null when it was not given.</summary>
    public DateTime? Instant(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (!DateTimeOffset.TryParseExact(text, InstantForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant))
        {
            Wrong(name, InputCodes.Malformed, $"{name} is '{text}'; write an instant in UTC such as 2026-03-31T16:00:00Z.");
        }

        return instant.UtcDateTime;
    }

    /// <summary>A whole number within bounds; null when it was not given.</summary>
    public int? Whole(string name, int least, int most)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value < least || value > most)
        {
            Wrong(name, InputCodes.OutOfRange, $"{name} is '{text}'; allowed are whole numbers from {least} to {most}.");
        }

        return value;
    }

    /// <summary>A number within bounds; null when it was not given.</summary>
    public double? Number(string name, double least, double most)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        // Written so that NaN is refused as well.
        if (!double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) || !(value >= least && value <= most))
        {
            Wrong(name, InputCodes.OutOfRange, $"{name} is '{text}'; allowed are numbers from {least} to {most}, such as 0.5.");
        }

        return value;
    }

    /// <summary>One of named values; null when it was not given.</summary>
    public T? Choice<T>(string name, IReadOnlyDictionary<string, T> allowed)
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(allowed);
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (!allowed.TryGetValue(text, out var value))
        {
            Wrong(name, InputCodes.Malformed, $"{name} is '{text}'; allowed are {string.Join(", ", allowed.Keys)}.");
        }

        return value;
    }

    public void Wrong(string name, string code, string message) => _problems.Add(new InputProblem(code, message, [name]));

    /// <summary>To be called when all has been read.</summary>
    /// <exception cref="InputInvalid">Anything was wrong.</exception>
    public void Demand()
    {
        foreach (var unknown in query.Keys.Where(k => !_known.Contains(k)))
        {
            Wrong(unknown, InputCodes.Malformed, $"{unknown} is no parameter here; allowed are {string.Join(", ", _known.Order(StringComparer.Ordinal))}.");
        }

        if (_problems.Count > 0)
        {
            throw new InputInvalid(_problems);
        }
    }
}
