using System.CommandLine;
using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain.Accounts;

namespace B2BAccounts.Api.Commands;

/// <summary>Writes papers to files.</summary>
public static class ReportCommand
{
    public static Command Create(ProgramHost host) => new("report", "Write papers as files.") { ReportCreditCommand.Create(host), ReportStatementCommand.Create(host), ReportAgeingCommand.Create(host) };

    /// <param name="otherwise">What it is in when the option is left out.</param>
    internal static Option<string?> Language(string otherwise = "the account's own")
    {
        var language = new Option<string?>("--lang") { HelpName = "LANG", Description = $"en, zh-Hans or zh-Hant; {otherwise} when left out." };
        language.AcceptOnlyFromAmong([.. QueryReader.Languages.Keys]);
        return language;
    }

    /// <summary>The ending of a file that a paper can be, without its dot.</summary>
    /// <exception cref="CannotStart">It has another ending, or no file can be written there.</exception>
    internal static string FormatOf(FileInfo output, IReadOnlyList<string> formats)
    {
        DemandPlace(output);
        var format = output.Extension.TrimStart('.').ToLowerInvariant();
        return formats.Contains(format) ? format
            : throw new CannotStart($"--out is '{output.Name}'; name a file that ends with {string.Join(", ", formats.Select(f => "." + f))}.");
    }

    internal static AccountLanguage? Named(string? language) => language is null ? null : QueryReader.Languages[language];

    /// <summary>The day asked for, or today.</summary>
    /// <exception cref="CannotStart">It is none that a paper can be about.</exception>
    internal static DateOnly DayOf(DateOnly? asOf, DateOnly today) => asOf > today || asOf < InputRules.FirstDay
        ? throw new CannotStart($"--as-of is {asOf:yyyy-MM-dd}; allowed are {InputRules.FirstDay:yyyy-MM-dd} to {today:yyyy-MM-dd}.")
        : asOf ?? today;

    /// <exception cref="CannotStart">No file can be written there.</exception>
    internal static void DemandPlace(FileInfo output)
    {
        if (Directory.Exists(output.FullName) || output.Directory is not { Exists: true })
        {
            throw new CannotStart($"--out is '{output.FullName}'; name a file in a folder that exists.");
        }
    }
}
