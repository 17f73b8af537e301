using System.CommandLine;
using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Reports;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Security.Audit;
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
        var language = new Option<string?>("--lang") { HelpName = "LANG", Description = "en, zh-Hans or zh-Hant; the account's own when left out." };
        language.AcceptOnlyFromAmong([.. QueryReader.Languages.Keys]);
        var asOf = DayOption.Create();
        var credit = new Command("credit", "One account's credit report: grade, limit, balance, payment speed, open invoices, chain.") { account, output, language, asOf };
        credit.SetAction((parsed, cancellation) => RunAsync(
            host, parsed.GetRequiredValue(account), parsed.GetRequiredValue(output),
            parsed.GetValue(language) is { } named ? QueryReader.Languages[named] : null, parsed.GetValue(asOf), cancellation));
        return new Command("report", "Write a paper as PDF.") { credit };
    }

    private static async Task<int> RunAsync(
        ProgramHost host, string account, FileInfo output, AccountLanguage? language, DateOnly? asOf, CancellationToken cancellation)
    {
        if (Directory.Exists(output.FullName) || output.Directory is not { Exists: true })
        {
            throw new CannotStart($"--out is '{output.FullName}'; name a file in a folder that exists.");
        }

        await using var app = await host.OpenAsync(quiet: true, cancellation);
        var today = app.Services.GetRequiredService<BusinessClock>().Today;
        if (asOf > today || asOf < InputRules.FirstDay)
        {
            throw new CannotStart($"--as-of is {asOf:yyyy-MM-dd}; allowed are {InputRules.FirstDay:yyyy-MM-dd} to {today:yyyy-MM-dd}.");
        }

        var model = await app.Services.GetRequiredService<CreditReports>().OfAsync(Scope.Everything, account, language, asOf, cancellation);
        var request = new ExportRequest(ExportTicket.Next(), ExportKind.Documents, 1, output.Name, GlobalId.Encode(nameof(Account), model.Identity.Id));
        await app.Services.GetRequiredService<AuditTrail>().RecordAsync(request.ToEvent(AuditCaller.Program, "report credit"), cancellation);
        var export = new ReportExport($"report credit, {Environment.UserName}", app.Services.GetRequiredService<BusinessClock>().UtcNow, request.Id);
        var rendered = CreditReportDocument.Render(model, export, app.Services.GetRequiredService<FontSet>(), cancellation);
        CreditReportEndpoint.WarnOfMissing(app.Services.GetRequiredService<ILogger<CreditReports>>(), rendered, account);
        await WholeFile.WriteAsync(output, rendered.WriteToAsync, cancellation);
        await host.Output.WriteLineAsync(
            $"{output.FullName}: credit report of {account} as of {model.AsOf:yyyy-MM-dd}, {rendered.PageCount} {(rendered.PageCount == 1 ? "page" : "pages")}, {rendered.Length:N0} bytes.");
        return 0;
    }
}
