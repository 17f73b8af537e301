using B2BAccounts.Api.Http;
using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Reports.Sheets;
using B2BAccounts.Api.Security;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Pdf.Fonts;
using Microsoft.Extensions.Options;

namespace B2BAccounts.Api.Reports.Statements;

/// <summary>
/// GET /accounts/{number}/statement.pdf|.csv|.xlsx?month=YYYY-MM&amp;lang=en|zh-Hans|zh-Hant, or from=YYYY-MM-DD&amp;to=YYYY-MM-DD instead of
/// month; knownAt=YYYY-MM-DDThh:mm:ssZ: the statement of account.
/// </summary>
public static class StatementEndpoint
{
    internal const string Kind = "statement";

    public static IEndpointRouteBuilder MapStatements(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        Map("pdf", (model, context) =>
        {
            var (papers, fonts, company) = (context.RequestServices.GetRequiredService<Papers>(), context.RequestServices.GetRequiredService<FontSet>(), context.RequestServices.GetRequiredService<IOptions<CompanyOptions>>().Value);
            return export => Paper.Of(papers.Checked(StatementDocument.Render(model, company, export, fonts, context.RequestAborted), model.Identity.Number), NameOf(model, "pdf"));
        });
        foreach (var format in SheetFormat.All)
        {
            Map(format.Extension, (model, context) => export => new Paper(format.Write(StatementSheet.Of(model), export.At, context.RequestAborted), format.ContentType, NameOf(model, format.Extension)));
        }

        return endpoints;

        void Map(string extension, Func<StatementModel, HttpContext, Func<ReportExport, Paper>> maker) => endpoints
            .MapMethods(
                $"/accounts/{{number}}/statement.{extension}", [HttpMethods.Get, HttpMethods.Head],
                (string number, HttpContext context, Papers papers, StatementModels statements, BusinessClock clock) =>
                {
                    var (period, knownAt, language) = Read(context.Request.Query, clock);
                    return papers.AnswerAsync(context, number, $"statement.{extension}", async (db, account) =>
                        maker(await statements.OfAsync(db, account, period, knownAt, language, context.RequestAborted), context));
                })
            .WithProblems()
            .For(Role.Admin, Role.Manager, Role.Finance, Role.Auditor, Role.Customer);
    }

    /// <summary>Such as statement-C-1001-2026-03.pdf.</summary>
    internal static string NameOf(StatementModel model, string extension) => Paper.NameOf(Kind, model.Identity.Number, model.Period.ToString(), extension);

    private static (StatementPeriod Period, DateTime? KnownAt, AccountLanguage? Language) Read(IQueryCollection given, BusinessClock clock)
    {
        var (query, today) = (new QueryReader(given), clock.Today);
        var (month, from, to) = (query.Text("month"), query.Day("from", today), query.Day("to", today));
        var (knownAt, language) = (query.Instant("knownAt"), query.Language());
        // What follows is about days, not about what is none.
        query.Demand();
        var period = StatementPeriod.LastMonth(today);
        if (month is not null)
        {
            if (from is not null || to is not null)
            {
                query.Wrong("month", InputCodes.Malformed, "month stands beside from or to; give month alone, or both from and to.");
            }
            else if (!StatementPeriod.TryParseMonth(month, out period))
            {
                query.Wrong("month", InputCodes.Malformed, $"month is '{month}'; write a month such as {StatementPeriod.LastMonth(today)}.");
            }
            else if (period.WrongOn(today) is { } wrong)
            {
                query.Wrong("month", InputCodes.OutOfRange, wrong);
            }
        }
        else if (from is not null != to is not null)
        {
            query.Wrong(from is null ? "from" : "to", InputCodes.Required, "from and to belong together; give both, or a month.");
        }
        else if (from is { } first && to is { } last)
        {
            period = new(first, last);
            if (period.WrongOn(today) is { } wrong)
            {
                query.Wrong("from", InputCodes.OutOfRange, wrong);
            }
        }

        query.Demand();
        return (period, KnownInstants.Demand(knownAt, clock), language);
    }
}
