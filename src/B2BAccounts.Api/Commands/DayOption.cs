using System.CommandLine;
using System.Globalization;

namespace B2BAccounts.Api.Commands;

/// <summary>The option of every command that works for a day.</summary>
internal static class DayOption
{
    public static Option<DateOnly?> Create() => new("--as-of")
    {
        HelpName = "DAY",
        Description = "The day, such as 2026-03-31; today when left out.",
        CustomParser = result =>
        {
            var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return day;
            }

            result.AddError($"--as-of: '{text}' is no day; write year, month and day, such as 2026-03-31.");
            return null;
        },
    };
}
