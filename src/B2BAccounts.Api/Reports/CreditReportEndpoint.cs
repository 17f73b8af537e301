using B2BAccounts.Api.Http;
using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Security;
using B2BAccounts.Pdf.Fonts;

namespace B2BAccounts.Api.Reports;

/// <summary>GET /accounts/{number}/credit-report.pdf?lang=en|zh-Hans|zh-Hant&amp;asOf=YYYY-MM-DD: the report as a PDF.</summary>
public static class CreditReportEndpoint
{
    public static IEndpointRouteBuilder MapCreditReport(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        endpoints.MapMethods("/accounts/{number}/credit-report.pdf", [HttpMethods.Get, HttpMethods.Head], AnswerAsync).WithProblems()
            .For(Role.Admin, Role.Manager, Role.Finance, Role.Auditor);
        return endpoints;
    }

    private static Task<IResult> AnswerAsync(string number, HttpContext context, Papers papers, CreditReports reports, FontSet fonts, BusinessClock clock)
    {
        var query = new QueryReader(context.Request.Query);
        var (language, asOf) = (query.Language(), query.Day("asOf", clock.Today));
        query.Demand();
        return papers.AnswerAsync(context, number, "credit-report.pdf", async (db, account) =>
        {
            var model = await reports.OfAsync(db, account, language, asOf, context.RequestAborted);
            return export => Paper.Of(papers.Checked(CreditReportDocument.Render(model, export, fonts, context.RequestAborted), account.Number), NameOf(model));
        });
    }

    private static string NameOf(CreditReportModel model) => Paper.NameOf("credit-report", model.Identity.Number, $"{model.AsOf:yyyy-MM-dd}", "pdf");
}
