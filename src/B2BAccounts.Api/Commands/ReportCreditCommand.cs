using System.CommandLine;
using B2BAccounts.Api.Reports;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Security.Exports;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.GraphQL.Conventions.Nodes;
using B2BAccounts.Pdf.Fonts;

namespace B2BAccounts.Api.Commands;

/// <summary>Writes an account's credit report to a file.</summary>
public static class ReportCreditCommand
{
    public static Command Create(ProgramHost host)
    {
        var account = new Option<string>("--account") { HelpName = "NUMBER", Description = "The account's number.", Required = true };
        var output = new Option<FileInfo>("--out") { HelpName = "FILE.pdf", Description = "The file to write; one that exists is replaced.", Required = true };
        var language = ReportCommand.Language();
        var asOf = DayOption.Create();
        var credit = new Command("credit", "One account's credit report: grade, limit, balance, payment speed, open invoices, chain.") { account, output, language, asOf };
        credit.SetAction((parsed, cancellation) => RunAsync(
            host, parsed.GetRequiredValue(account), parsed.GetRequiredValue(output),
            ReportCommand.Named(parsed.GetValue(language)), parsed.GetValue(asOf), cancellation));
        return credit;
    }

    private static async Task<int> RunAsync(
        ProgramHost host, string account, FileInfo output, AccountLanguage? language, DateOnly? asOf, CancellationToken cancellation)
    {
        ReportCommand.DemandPlace(output);
        await using var app = await host.OpenAsync(quiet: true, cancellation);
        var day = ReportCommand.DayOf(asOf, app.Services.GetRequiredService<BusinessClock>().Today);
        var model = await app.Services.GetRequiredService<CreditReports>().OfAsync(Scope.Everything, account, language, day, cancellation);
        var export = await app.Services.GetRequiredService<ProgramExports>().RecordAsync(
            "report credit", output.Name, GlobalId.Encode(nameof(Account), model.Identity.Id), ExportKind.Documents, 1, cancellation);
        var rendered = CreditReportDocument.Render(model, export, app.Services.GetRequiredService<FontSet>(), cancellation);
        Papers.WarnOfMissing(app.Services.GetRequiredService<ILogger<Papers>>(), rendered, account);
        await ReportCommand.WriteAsync(output, rendered.ToArray(), cancellation);
        await host.Output.WriteLineAsync(
            $"{output.FullName}: credit report of {account} as of {model.AsOf:yyyy-MM-dd}, {rendered.PageCount} {(rendered.PageCount == 1 ? "page" : "pages")}, {rendered.Length:N0} bytes.");
        return 0;
    }
}
