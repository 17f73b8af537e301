using System.CommandLine;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Reports;
using B2BAccounts.Api.Reports.Books;
using B2BAccounts.Api.Reports.Sheets;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Security.Exports;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Pdf.Fonts;

namespace B2BAccounts.Api.Commands;

/// <summary>Writes what all accounts owe, by days past due, to a file.</summary>
public static class ReportAgeingCommand
{
    public static Command Create(ProgramHost host)
    {
        var output = new Option<FileInfo>("--out") { HelpName = "FILE", Description = "The file to write, .pdf, .csv or .xlsx; one that exists is replaced.", Required = true };
        var (language, asOf) = (ReportCommand.Language("en"), DayOption.Create());
        var ageing = new Command("ageing", "What all accounts owe, by days past due, most overdue first.") { output, language, asOf };
        ageing.SetAction((parsed, cancellation) => RunAsync(host, parsed.GetRequiredValue(output), ReportCommand.Named(parsed.GetValue(language)), parsed.GetValue(asOf), cancellation));
        return ageing;
    }

    private static async Task<int> RunAsync(ProgramHost host, FileInfo output, AccountLanguage? language, DateOnly? asOf, CancellationToken cancellation)
    {
        var format = ReportCommand.FormatOf(output, Paper.Formats);
        await using var app = await host.OpenAsync(quiet: true, cancellation);
        var services = app.Services;
        var day = ReportCommand.DayOf(asOf, services.GetRequiredService<BusinessClock>().Today);
        var books = services.GetRequiredService<AnswersDbFactory>();
        await using var reading = books.Read();
        await using var db = books.Create(Scope.Everything, reading);
        var model = await services.GetRequiredService<AgeingReports>().OfAsync(db, day, language, agreedOnly: false, cancellation);
        var sheet = SheetFormat.All.FirstOrDefault(f => f.Extension == format);
        var export = await services.GetRequiredService<ProgramExports>().RecordAsync(
            "report ageing", $"ageing.{format}", null, sheet is null ? ExportKind.Documents : ExportKind.Rows, sheet is null ? 1 : AgeingReportSheet.RowsOf(model), cancellation);
        var bytes = sheet is null ? Render(services, model, export, cancellation) : sheet.Write(AgeingReportSheet.Of(model), export.At, cancellation);
        await ReportCommand.WriteAsync(output, bytes, cancellation);
        await host.Output.WriteLineAsync(
            $"{output.FullName}: ageing of {model.Lines.Count:N0} accounts as of {day:yyyy-MM-dd}, balance {model.BaseCurrency.Code} {model.BaseCurrency.Format(model.Total.Balance)}, overdue {model.BaseCurrency.Format(model.Total.Overdue)}, {bytes.Length:N0} bytes.");
        return 0;
    }

    private static byte[] Render(IServiceProvider services, AgeingReportModel model, ReportExport export, CancellationToken cancellation)
    {
        var rendered = AgeingReportDocument.Render(model, export, services.GetRequiredService<FontSet>(), cancellation);
        Papers.WarnOfMissing(services.GetRequiredService<ILogger<Papers>>(), rendered, "the book");
        return rendered.ToArray();
    }
}
