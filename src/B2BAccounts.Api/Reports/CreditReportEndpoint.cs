using B2BAccounts.Api.Http;
using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Security.Exports;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.GraphQL.Conventions.Nodes;
using B2BAccounts.Pdf.Fonts;
using B2BAccounts.Pdf.Layout;
using Microsoft.Net.Http.Headers;

namespace B2BAccounts.Api.Reports;

/// <summary>GET /accounts/{number}/credit-report.pdf?lang=en|zh-Hans|zh-Hant&amp;asOf=YYYY-MM-DD: the report as a PDF.</summary>
public static partial class CreditReportEndpoint
{
    public static IEndpointRouteBuilder MapReports(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        // Loaded here, so that a folder that cannot serve stops the start and not a report.
        endpoints.ServiceProvider.GetRequiredService<FontSet>();
        endpoints.MapMethods("/accounts/{number}/credit-report.pdf", [HttpMethods.Get, HttpMethods.Head], AnswerAsync).WithProblems()
            .For(Role.Admin, Role.Manager, Role.Finance, Role.Auditor);
        return endpoints;
    }

    private static async Task<IResult> AnswerAsync(
        string number, HttpContext context, AnswerBooks books, CreditReports reports, NdaRule nda, ExportBudgets budgets, FontSet fonts, BusinessClock clock,
        ILogger<CreditReports> log)
    {
        var query = new QueryReader(context.Request.Query);
        var (language, asOf) = (query.Language(), query.Day("asOf", clock.Today));
        query.Demand();
        // A slash within a number is the one character that stays encoded in a route's value.
        var account = await CreditReports.FindAsync(books.Open(), number.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase), context.RequestAborted);
        var export = new ExportRequest(ExportTicket.Next(), ExportKind.Documents, 1, "credit-report.pdf", GlobalId.Encode(nameof(Account), account.Id));
        context.Response.Headers[ExportTicket.Header] = export.Id;
        await nda.DemandAsync(context, account, export, context.RequestAborted);
        var model = await reports.OfAsync(books.Open(), account, language, asOf, context.RequestAborted);
        await budgets.TakeAsync(context, export, context.RequestAborted);
        var rendered = CreditReportDocument.Render(
            model, new ReportExport(CallerIdentity.Of(context)!.Caller.Name, clock.UtcNow, export.Id), fonts, context.RequestAborted);
        WarnOfMissing(log, rendered, account.Number);
        var name = new ContentDispositionHeaderValue("inline");
        name.SetHttpFileName(FileName(model));
        context.Response.Headers.ContentDisposition = name.ToString();
        context.Response.Headers.CacheControl = "private, no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Bytes(rendered.ToArray(), "application/pdf");
    }

    /// <summary>Such as credit-report-C-1001-2026-03-31.pdf, without what a file's name may not have.</summary>
    public static string FileName(CreditReportModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var number = string.Concat(model.Identity.Number.Select(c => char.IsControl(c) || "/\\:*?\"<>|".Contains(c, StringComparison.Ordinal) ? '-' : c));
        return $"credit-report-{number}-{model.AsOf:yyyy-MM-dd}.pdf";
    }

    /// <summary>A character that no face has is drawn as a box: somebody should install a font that has it.</summary>
    internal static void WarnOfMissing(ILogger log, RenderedDocument rendered, string account)
    {
        if (rendered.MissingCharacters.Count > 0)
        {
            LogMissing(log, account, string.Join(' ', rendered.MissingCharacters.Select(r => $"U+{r.Value:X4}")));
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The credit report of {Account} shows boxes for {Characters}: no font has them. Set Fonts:Folder to a folder with one that does.")]
    private static partial void LogMissing(ILogger logger, string account, string characters);
}
