using System.CommandLine;
using System.CommandLine.Parsing;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Reports;
using B2BAccounts.Api.Reports.Statements;
using B2BAccounts.Domain.Accounts;

namespace B2BAccounts.Api.Commands;

/// <summary>Writes the statement of one account to a file, or those of all to a folder.</summary>
public static class ReportStatementCommand
{
    public static Command Create(ProgramHost host)
    {
        var (account, all, output) = ReportCommand.OneOrAll(
            "All accounts with a balance at the beginning or a document in the period. Run again, it goes on where it was cut off.",
            "Of one account the file to write, .pdf, .csv or .xlsx; one that exists is replaced. Of all a folder, or a .zip file.");
        var (month, from, to) = (Month(), DayOption.Create("--from", "The first day, instead of a month."), DayOption.Create("--to", "The last day, instead of a month."));
        var (language, format) = (ReportCommand.Language(), new Option<string>("--format") { HelpName = "FORMAT", Description = "With --all: pdf, csv or xlsx.", DefaultValueFactory = _ => Paper.Pdf });
        format.AcceptOnlyFromAmong([.. Paper.Formats]);
        var statement = new Command("statement", "Statements of account: opening balance, documents, closing balance, what is open by days past due.") { account, all, month, from, to, output, language, format };
        statement.Validators.Add(result =>
        {
            ReportCommand.DemandOneOrAll(result, account, all, output);
            if (result.GetResult(format) is { Implicit: false } && result.GetResult(account) is not null)
            {
                result.AddError("--format is for --all; of one account the ending of --out says what is written.");
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
                : await ReportCommand.AllAsync(
                    host, app, new StatementRun(app.Services.GetRequiredService<StatementMaker>(), period, named, parsed.GetValue(format)!), place,
                    $"statements of {period.From:yyyy-MM-dd} to {period.To:yyyy-MM-dd}", cancellation);
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
        await ReportCommand.WriteAsync(output, paper.Bytes, cancellation);
        await host.Output.WriteLineAsync(
            $"{output.FullName}: statement of {number}, {period.From:yyyy-MM-dd} to {period.To:yyyy-MM-dd}, {model.Parts.Sum(p => p.Lines.Count):N0} documents, {paper.Bytes.Length:N0} bytes.");
        foreach (var part in model.Parts)
        {
            await host.Output.WriteLineAsync($"  {part.Currency.Code} {part.Currency.Format(part.Opening)} + {part.Currency.Format(part.Debits)} - {part.Currency.Format(part.Credits)} = {part.Currency.Format(part.Closing)}");
        }

        return 0;
    }
}
