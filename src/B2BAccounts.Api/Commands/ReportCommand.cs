using System.CommandLine;
using System.CommandLine.Parsing;
using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Reports;
using B2BAccounts.Domain.Accounts;

namespace B2BAccounts.Api.Commands;

/// <summary>Writes papers to files.</summary>
public static class ReportCommand
{
    private const int SomeFailed = 1;

    private const string Zip = ".zip";

    public static Command Create(ProgramHost host) => new("report", "Write papers as files.") { ReportCreditCommand.Create(host), ReportStatementCommand.Create(host), ReportReminderCommand.Create(host), ReportAgeingCommand.Create(host) };

    /// <summary>Options of a paper that is made of one account, or of all that it concerns.</summary>
    internal static (Option<string?> Account, Option<bool> All, Option<string> Output) OneOrAll(string all, string output) => (
        new Option<string?>("--account") { HelpName = "NUMBER", Description = "The account's number." },
        new Option<bool>("--all") { Description = all },
        new Option<string>("--out") { HelpName = "PLACE", Description = output, Required = true });

    internal static void DemandOneOrAll(CommandResult result, Option<string?> account, Option<bool> all, Option<string> output)
    {
        var ofAll = result.GetValue(all);
        if (result.GetResult(account) is not null == ofAll)
        {
            result.AddError("Name one account with --account, or all with --all.");
        }

        if (result.GetResult(output) is { } given && (given.Tokens.Count != 1 || string.IsNullOrWhiteSpace(given.Tokens[0].Value)))
        {
            result.AddError("--out names no place.");
        }
        else if (ofAll && result.GetValue(output) is { } place && Paper.Formats.Contains(Path.GetExtension(place).TrimStart('.').ToLowerInvariant()))
        {
            result.AddError($"--out is '{place}', which is named like one paper; with --all name a folder, or a file that ends with {Zip}.");
        }
    }

    internal static Task WriteAsync(FileInfo output, ReadOnlyMemory<byte> bytes, CancellationToken cancellation) =>
        WholeFile.WriteAsync(output, async (target, token) => await target.WriteAsync(bytes, token), overwrite: true, cancellation);

    /// <summary>Makes a run's papers in a folder, or in a file that ends with .zip.</summary>
    /// <param name="told">What they are, such as statements of 2026-03-01 to 2026-03-31.</param>
    internal static async Task<int> AllAsync(ProgramHost host, WebApplication app, PaperRun run, string place, string told, CancellationToken cancellation)
    {
        var zip = place.EndsWith(Zip, StringComparison.OrdinalIgnoreCase) ? new FileInfo(place) : null;
        if (zip is not null)
        {
            DemandPlace(zip);
        }

        var folder = new DirectoryInfo(zip is null ? place : zip.FullName + ".parts");
        var outcome = await WorkProgress.Show(
            host.Console, TimeProvider.System, "Papers", "accounts", progress => app.Services.GetRequiredService<PaperBatch>().RunAsync(run, folder, zip, progress, cancellation));
        await host.Output.WriteLineAsync(
            $"{(zip is null || outcome.Failures.Count > 0 ? folder.FullName : zip.FullName)}: {outcome.Made:N0} {told} made, {outcome.AlreadyThere:N0} were there already, {outcome.Failures.Count:N0} could not be made.");
        foreach (var failure in outcome.Failures)
        {
            await host.Output.WriteLineAsync($"  {failure.Number}: {failure.Code}: {failure.Message}");
        }

        if (zip is not null && outcome.Failures.Count > 0)
        {
            await host.Output.WriteLineAsync($"{zip.FullName} is made when none of them fails: run the command again once what stands in the way is mended.");
        }

        return outcome.Failures.Count == 0 ? 0 : SomeFailed;
    }

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
