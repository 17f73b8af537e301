using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Reports.Sheets;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Security.Exports;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.GraphQL.Conventions.Nodes;
using B2BAccounts.Pdf.Fonts;
using Microsoft.Extensions.Options;

namespace B2BAccounts.Api.Reports.Statements;

/// <summary>Makes statements for the program's operator: each is recorded before it is written.</summary>
public sealed class StatementMaker(
    AnswersDbFactory books, StatementModels statements, ProgramExports exports, FontSet fonts, IOptions<CompanyOptions> company, ILogger<StatementMaker> log)
{
    /// <exception cref="Domain.RuleViolation">There is no such account, or no statement can be made of it.</exception>
    public async Task<(StatementModel Model, Paper Paper)> MakeAsync(
        string number, StatementPeriod period, DateTime? knownAt, AccountLanguage? language, string format, CancellationToken cancel)
    {
        await using var reading = books.Read();
        await using var db = books.Create(Scope.Everything, reading);
        var account = await CreditReports.FindAsync(db, number, cancel);
        var model = await statements.OfAsync(db, account, period, knownAt, language, cancel);
        var export = await exports.RecordAsync("report statement", $"statement.{format}", GlobalId.Encode(nameof(Account), account.Id), ExportKind.Documents, 1, cancel);
        return (model, Render(model, export, format, cancel));
    }

    private Paper Render(StatementModel model, ReportExport export, string format, CancellationToken cancel)
    {
        if (SheetFormat.All.FirstOrDefault(f => f.Extension == format) is { } sheet)
        {
            return new Paper(sheet.Write(StatementSheet.Of(model), export.At, cancel), sheet.ContentType, StatementEndpoint.NameOf(model, format));
        }

        var rendered = StatementDocument.Render(model, company.Value, export, fonts, cancel);
        Papers.WarnOfMissing(log, rendered, model.Identity.Number);
        return Paper.Of(rendered, StatementEndpoint.NameOf(model, format));
    }
}
