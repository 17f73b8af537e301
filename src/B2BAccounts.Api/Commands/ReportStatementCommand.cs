using System.CommandLine;
using System.CommandLine.Parsing;
using System.IO.Compression;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Reports;
using B2BAccounts.Api.Reports.Statements;
using B2BAccounts.Domain.Accounts;

namespace B2BAccounts.Api.Commands;

/// <summary>Writes the statement of one account to a file, or those of all to a folder.</summary>
public static class ReportStatementCommand
{
    private const int SomeFailed = 1;

    private const string Zip = ".zip";

    public static Command Create(ProgramHost host)
    {
        var account = new Option<string?>("--account") { HelpName = "NUMBER", Description = "The account's number." };
        var all = new Option<bool>("--all") { Description = "All accounts with a balance at the beginning or a document in the period. Run again, it goes on where it was cut off." };
        var output = new Option<string>("--out")
        {
            HelpName = "PLACE", Required = true,
            Description = "Of one account the file to write, .pdf, .csv or .xlsx; one that exists is replaced. Of all a folder, or a .zip file.",
        };
        var (month, from, to) = (Month(), DayOption.Create("--from", "The first day, instead of a month."), DayOption.Create("--to", "The last day, instead of a month."));
        var (language, format) = (ReportCommand.Language(), new Option<string>("--format") { HelpName = "FORMAT", Description = "With --all: pdf, csv or xlsx.", DefaultValueFactory = _ => Paper.Pdf });
        format.AcceptOnlyFromAmong([.. Paper.Formats]);
        var statement = new Command("statement", "Statements of account: opening balance, documents, closing balance, what is open by days past due.") { account, all, month, from, to, output, language, format };
        statement.Validators.Add(result =>
        {
            if (result.GetResult(account) is not null == result.GetValue(all))
            {
                result.AddError("Name one account with --account, or all with --all.");
            }

            var (ofMonth, first, last) = (result.GetResult(month) is not null, result.GetResult(from) is not null, result.GetResult(to) is not null);
            if (ofMonth && (first || last))
            {
                result.AddError("--month stands beside --from or --to; give the month alone, or both days.");
            }
            else if (first != last)
            {
                result.AddError("--from and --to belong together; give both, or a month.");
            }
        });
        statement.SetAction(async (parsed, cancellation) =>
        {
            await using var app = await host.OpenAsync(quiet: true, cancellation);
            var today = app.Services.GetRequiredService<BusinessClock>().Today;
            var period = parsed.GetValue(month) ?? (parsed.GetValue(from) is { } first ? new StatementPeriod(first, parsed.GetValue(to)!.Value) : StatementPeriod.LastMonth(today));
            if (period.WrongOn(today) is { } wrong)
            {
                throw new CannotStart(wrong);
            }

            var (place, named) = (parsed.GetRequiredValue(output), ReportCommand.Named(parsed.GetValue(language)));
            return parsed.GetValue(account) is { } number
                ? await OneAsync(host, app, number, period, named, new FileInfo(place), cancellation)
                : await AllAsync(host, app, new StatementRun(period, named, parsed.GetValue(format)!), place, cancellation);
        });
        return statement;
    }

    private static Option<StatementPeriod?> Month() => new("--month")
    {
        HelpName = "MONTH",
        Description = "A calendar month, such as 2026-03; the last one that is over when neither it nor days are given.",
        CustomParser = result => Read(result, result.Tokens.Count == 1 ? result.Tokens[0].Value : ""),
    };

    private static StatementPeriod? Read(ArgumentResult result, string text)
    {
        if (StatementPeriod.TryParseMonth(text, out var period))
        {
            return period;
        }

        result.AddError($"--month: '{text}' is no month; write year and month, such as 2026-03.");
        return null;
    }

    private static async Task<int> OneAsync(
        ProgramHost host, WebApplication app, string number, StatementPeriod period, AccountLanguage? language, FileInfo output, CancellationToken cancellation)
    {
        var format = ReportCommand.FormatOf(output, Paper.Formats);
        var (model, paper) = await app.Services.GetRequiredService<StatementMaker>().MakeAsync(number, period, null, language, format, cancellation);
        await WholeFile.WriteAsync(output, async (target, token) => await target.WriteAsync(paper.Bytes, token), cancellation);
        await host.Output.WriteLineAsync(
            $"{output.FullName}: statement of {number}, {period.From:yyyy-MM-dd} to {period.To:yyyy-MM-dd}, {model.Parts.Sum(p => p.Lines.Count):N0} documents, {paper.Bytes.Length:N0} bytes.");
        foreach (var part in model.Parts)
        {
            await host.Output.WriteLineAsync($"  {part.Currency.Code} {part.Currency.Format(part.Opening)} + {part.Currency.Format(part.Debits)} - {part.Currency.Format(part.Credits)} = {part.Currency.Format(part.Closing)}");
        }

        return 0;
    }

    private static async Task<int> AllAsync(ProgramHost host, WebApplication app, StatementRun run, string place, CancellationToken cancellation)
    {
        var zip = place.EndsWith(Zip, StringComparison.OrdinalIgnoreCase) ? new FileInfo(place) : null;
        if (zip is not null)
        {
            ReportCommand.DemandPlace(zip);
            if (zip.Exists)
            {
                throw new CannotStart($"{zip.FullName} is there already; remove it to make the statements anew, or name another file.");
            }
        }

        var folder = new DirectoryInfo(zip is null ? place : zip.FullName + ".parts");
        if (File.Exists(folder.FullName))
        {
            throw new CannotStart($"--out is '{folder.FullName}', a file; name a folder, or a file that ends with {Zip}.");
        }

        var outcome = await WorkProgress.Show(
            host.Console, TimeProvider.System, "Statements", "accounts", progress => app.Services.GetRequiredService<StatementBatch>().RunAsync(run, folder, progress, cancellation));
        if (zip is not null)
        {
            await WholeFile.WriteAsync(zip, (target, token) => PackAsync(folder, target, token), cancellation);
            folder.Delete(recursive: true);
        }

        await host.Output.WriteLineAsync(
            $"{zip?.FullName ?? folder.FullName}: {outcome.Made:N0} statements of {run.Period.From:yyyy-MM-dd} to {run.Period.To:yyyy-MM-dd} made, {outcome.AlreadyThere:N0} were there already, {outcome.Failures.Count:N0} could not be made.");
        foreach (var failure in outcome.Failures)
        {
            await host.Output.WriteLineAsync($"  {failure.Number}: {failure.Code}: {failure.Message}");
        }

        return outcome.Failures.Count == 0 ? 0 : SomeFailed;
    }

    private static async Task PackAsync(DirectoryInfo folder, Stream target, CancellationToken cancellation)
    {
        await using var zip = await ZipArchive.CreateAsync(target, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellation);
        foreach (var file in folder.EnumerateFiles().Where(f => f.Name != StatementBatch.RunFile).OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            await zip.CreateEntryFromFileAsync(file.FullName, file.Name, CompressionLevel.Fastest, cancellation);
        }
    }
}
