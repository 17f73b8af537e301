using System.CommandLine;
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
        CustomParser = result =>
        {
            var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return day;
            }

            result.AddError($"{name}: '{text}' is no day; write year, month and day, such as 2026-03-31.");
            return null;
        },
    };
}
