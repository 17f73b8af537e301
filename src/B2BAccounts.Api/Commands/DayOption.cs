using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace B2BAccounts.Api.Commands;

/// <summary>Options that are days.</summary>
internal static class DayOption
{
    /// <summary>That of every command that works for a day.</summary>
    public static Option<DateOnly?> Create() => Create("--as-of", "The day, such as 2026-03-31; today when left out.");

    public static Option<DateOnly?> Create(string name, string description) => new(name)
    {
        HelpName = "DAY",
        Description = description,
        CustomParser = result => Read(result, name, result.Tokens.Count == 1 ? result.Tokens[0].Value : ""),
    };

    /// <summary>An option that may be given more than once.</summary>
    public static Option<DateOnly[]> Several(string name, string description) => new(name)
    {
        HelpName = "DAY",
        Description = description,
        CustomParser = result => [.. result.Tokens.Select(t => Read(result, name, t.Value)).OfType<DateOnly>()],
    };

    private static DateOnly? Read(ArgumentResult result, string name, string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        result.AddError($"{name}: '{text}' is no day; write year, month and day, such as 2026-03-31.");
        return null;
    }
}
