using B2BAccounts.Api.Http;
using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Api.Reports.Sheets;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Security.Exports;
using B2BAccounts.Pdf.Fonts;
using Microsoft.Extensions.Options;

namespace B2BAccounts.Api.Reports.Books;

/// <summary>GET /exports/ageing.pdf|.csv|.xlsx?asOf=YYYY-MM-DD&amp;knownAt=YYYY-MM-DDThh:mm:ssZ&amp;lang=en|zh-Hans|zh-Hant: what all accounts that the caller sees owe, by days past due.</summary>
public static class AgeingReportEndpoint
{
    public static IEndpointRouteBuilder MapAgeingReports(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        Map("pdf", (model, context) => new BookPaper(ExportKind.Documents, 1, export => Paper.Of(
            Render(model, export, context), NameOf(model, "pdf"))));
        foreach (var format in SheetFormat.All)
        {
            Map(format.Extension, (model, context) => new BookPaper(
                ExportKind.Rows, AgeingReportSheet.RowsOf(model), export => new Paper(format.Write(AgeingReportSheet.Of(model), export.At, context.RequestAborted), format.ContentType, NameOf(model, format.Extension))));
        }

        return endpoints;

        void Map(string extension, Func<AgeingReportModel, HttpContext, BookPaper> maker) => endpoints
            .MapMethods(
                $"/exports/ageing.{extension}", [HttpMethods.Get, HttpMethods.Head],
                (HttpContext context, Papers papers, AgeingReports reports, IOptions<ExportOptions> exports, BusinessClock clock) =>
                {
                    var query = new QueryReader(context.Request.Query);
                    var (asOf, knownAt, language) = (query.Day("asOf", clock.Today), query.Instant("knownAt"), query.Language());
                    query.Demand();
                    var day = new LedgerDay(asOf ?? clock.Today, KnownInstants.Demand(knownAt, clock));
                    return papers.AnswerAsync(context, $"ageing.{extension}", async db =>
                        maker(await reports.OfAsync(db, day, language, exports.Value.RequireNda, context.RequestAborted), context));
                })
            .WithProblems()
            .For(Role.Admin, Role.Manager, Role.Finance, Role.Auditor);
    }

    /// <summary>Such as ageing-2026-03-31.xlsx.</summary>
    internal static string NameOf(AgeingReportModel model, string extension) => $"ageing-{model.AsOf:yyyy-MM-dd}.{extension}";

    private static Pdf.Layout.RenderedDocument Render(AgeingReportModel model, ReportExport export, HttpContext context) => context.RequestServices.GetRequiredService<Papers>()
        .Checked(AgeingReportDocument.Render(model, export, context.RequestServices.GetRequiredService<FontSet>(), context.RequestAborted), "the book");
}
