using B2BAccounts.Api.Http;
using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Security.Exports;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Prospects;

namespace B2BAccounts.Api.Prospects;

/// <summary>
/// GET /exports/prospects.csv?country=CN&amp;minRank=0.5&amp;stage=FLAGGED,ASSIGNED&amp;limit=1000&amp;after=NUMBER&amp;lang=en&amp;bom=false: the open prospects
/// unless stages are named, in an order that does not change, so that a download can be taken up after its last row.
/// </summary>
public static class ProspectsCsvEndpoint
{
    private static readonly Dictionary<string, ProspectStage> Stages = Enum.GetValues<ProspectStage>().ToDictionary(CsvWriting.Code, StringComparer.Ordinal);

    private static readonly Dictionary<string, bool> YesNo = new(StringComparer.Ordinal) { ["true"] = true, ["false"] = false };

    public static IEndpointRouteBuilder MapProspectsCsv(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        endpoints.MapGet("/exports/prospects.csv", AnswerAsync).WithProblems()
            .For(Role.Admin, Role.Manager, Role.Finance, Role.SalesTool, Role.Auditor);
        return endpoints;
    }

    private static async Task<IResult> AnswerAsync(HttpContext context, AnswerBooks books, ExportBudgets budgets)
    {
        var cancel = context.RequestAborted;
        var book = books.Open();
        var (query, mark) = await ReadAsync(context.Request.Query, book, cancel);
        var response = context.Response;
        var export = new ExportRequest(ExportTicket.Next(), ExportKind.Rows, await ProspectsCsv.CountAsync(book, query, cancel), "prospects.csv");
        response.Headers[ExportTicket.Header] = export.Id;
        await budgets.TakeAsync(context, export, cancel);
        response.ContentType = "text/csv; charset=utf-8; header=present";
        response.Headers.ContentDisposition = "attachment; filename=\"prospects.csv\"";
        response.Headers.CacheControl = "private, no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        var csv = new CsvWriting(response.Body);
        if (mark)
        {
            csv.Mark();
        }

        await ProspectsCsv.WriteAsync(book, query, csv, cancel);
        await csv.EndAsync(cancel);
        return Results.Empty;
    }

    private static async Task<(ProspectsCsvQuery Query, bool Mark)> ReadAsync(IQueryCollection given, AnswersDb db, CancellationToken cancel)
    {
        var read = new QueryReader(given);
        var country = read.Text("country");
        if (country is not null && (country.Length != 2 || !country.All(char.IsAsciiLetterUpper)))
        {
            read.Wrong("country", InputCodes.Malformed, $"country is '{country}'; write an ISO 3166-1 alpha-2 code in capitals, such as CN.");
        }

        var after = read.Text("after");
        var place = after is null ? null : await ProspectsCsv.PlaceAsync(db, after, cancel);
        if (after is not null && place is null)
        {
            read.Wrong("after", InputCodes.Malformed, $"after is '{after}', which is no prospect's account number; write the number in the last row you have, or leave it out to begin anew.");
        }

        var query = new ProspectsCsvQuery(
            read.Language() ?? AccountLanguage.En, ReadStages(read), country, read.Number("minRank", 0, 1), read.Whole("limit", 1, 1_000_000), place);
        var mark = read.Choice("bom", YesNo) ?? true;
        read.Demand();
        return (query, mark);
    }

    // What is closed is no work for a sales tool: a dismissed company may have asked to be left alone, a converted one is a customer.
    private static List<ProspectStage> ReadStages(QueryReader read)
    {
        if (read.Text("stage") is not { } text)
        {
            return [.. Stages.Values.Where(ProspectStep.IsOpen)];
        }

        var names = text.Split(',');
        if (names.FirstOrDefault(n => !Stages.ContainsKey(n)) is { } unknown)
        {
            read.Wrong("stage", InputCodes.Malformed, $"stage is '{unknown}'; allowed are {string.Join(", ", Stages.Keys)}, several separated by commas.");
            return [];
        }

        return [.. names.Select(n => Stages[n]).Distinct()];
    }
}
