using B2BAccounts.Api.Http;
using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Security;
using B2BAccounts.Pdf.Fonts;
using Microsoft.Extensions.Options;

namespace B2BAccounts.Api.Reports.Reminders;

/// <summary>GET /accounts/{number}/reminder.pdf?day=YYYY-MM-DD: the reminder that was made for a day, the last one unless told, as a letter in the account's language.</summary>
public static class ReminderEndpoint
{
    internal const string Kind = "reminder";

    public static IEndpointRouteBuilder MapReminders(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        endpoints.MapMethods("/accounts/{number}/reminder.pdf", [HttpMethods.Get, HttpMethods.Head], AnswerAsync).WithProblems()
            .For(Role.Admin, Role.Manager, Role.Finance, Role.Auditor);
        return endpoints;
    }

    internal static string NameOf(ReminderModel model) => Paper.NameOf(Kind, model.Identity.Number, $"{model.Notice.Day:yyyy-MM-dd}", Paper.Pdf);

    private static Task<IResult> AnswerAsync(string number, HttpContext context, Papers papers, FontSet fonts, IOptions<CompanyOptions> company)
    {
        var query = new QueryReader(context.Request.Query);
        var day = query.Day("day", InputRules.LastDay);
        query.Demand();
        return papers.AnswerAsync(context, number, "reminder.pdf", async (db, account) =>
        {
            var model = await ReminderModels.OfAsync(db, account, day, context.RequestAborted);
            return export => Paper.Of(papers.Checked(ReminderDocument.Render(model, company.Value, export, fonts, context.RequestAborted), account.Number), NameOf(model));
        });
    }
}
