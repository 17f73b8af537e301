using B2BAccounts.Api.Http;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Reports.Sheets;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Security.Exports;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.GraphQL.Conventions.Nodes;
using B2BAccounts.Pdf.Layout;
using Microsoft.Net.Http.Headers;

namespace B2BAccounts.Api.Reports;

/// <summary>A finished paper.</summary>
/// <param name="Name">The file's.</param>
public sealed record Paper(ReadOnlyMemory<byte> Bytes, string ContentType, string Name)
{
    public const string Pdf = "pdf";

    /// <summary>Endings of the files that a statement or an ageing can be.</summary>
    public static IReadOnlyList<string> Formats { get; } = [Pdf, .. SheetFormat.All.Select(f => f.Extension)];

    public static Paper Of(RenderedDocument document, string name)
    {
        ArgumentNullException.ThrowIfNull(document);
        return new Paper(document.ToArray(), "application/pdf", name);
    }

    /// <summary>Such as credit-report-C-1001-2026-03-31.pdf, without what a file's name may not have.</summary>
    public static string NameOf(string kind, string number, string when, string extension)
    {
        ArgumentNullException.ThrowIfNull(number);
        var safe = string.Concat(number.Select(c => char.IsControl(c) || "/\\:*?\"<>|".Contains(c, StringComparison.Ordinal) ? '-' : c));
        return $"{kind}-{safe}-{when}.{extension}";
    }
}

/// <summary>A paper about the book that is ready to be made, once it is counted and recorded.</summary>
/// <param name="Kind">What it is counted in.</param>
/// <param name="Amount">How many of it.</param>
public sealed record BookPaper(ExportKind Kind, int Amount, Func<ReportExport, Paper> Make);

/// <summary>Answers requests for papers: who may have it, what is counted and recorded of it, and how it is sent, is the same for all.</summary>
public sealed partial class Papers(AnswerBooks books, NdaRule nda, ExportBudgets budgets, BusinessClock clock, ILogger<Papers> log)
{
    /// <param name="number">The account's, as it stands in the address.</param>
    /// <param name="file">What is asked for, such as credit-report.pdf.</param>
    /// <param name="gather">Reads all that the paper says. What it returns makes the paper, once it is counted and recorded.</param>
    public async Task<IResult> AnswerAsync(
        HttpContext context, string number, string file, Func<AnswersDb, Account, Task<Func<ReportExport, Paper>>> gather)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(number);
        ArgumentNullException.ThrowIfNull(gather);
        var cancel = context.RequestAborted;
        // A slash within a number is the one character that stays encoded in a route's value.
        var account = await CreditReports.FindAsync(books.Open(), number.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase), cancel);
        var export = new ExportRequest(ExportTicket.Next(), ExportKind.Documents, 1, file, GlobalId.Encode(nameof(Account), account.Id));
        context.Response.Headers[ExportTicket.Header] = export.Id;
        await nda.DemandAsync(context, account, export, cancel);
        return await SendAsync(context, export, await gather(books.Open(), account));
    }

    /// <summary>The same of a paper about all accounts that the caller sees.</summary>
    /// <param name="file">What is asked for, such as ageing.pdf.</param>
    public async Task<IResult> AnswerAsync(HttpContext context, string file, Func<AnswersDb, Task<BookPaper>> gather)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(gather);
        var paper = await gather(books.Open());
        var export = new ExportRequest(ExportTicket.Next(), paper.Kind, paper.Amount, file);
        context.Response.Headers[ExportTicket.Header] = export.Id;
        return await SendAsync(context, export, paper.Make);
    }

    private async Task<IResult> SendAsync(HttpContext context, ExportRequest export, Func<ReportExport, Paper> make)
    {
        await budgets.TakeAsync(context, export, context.RequestAborted);
        var paper = make(new ReportExport(CallerIdentity.Of(context)!.Caller.Name, clock.UtcNow, export.Id));
        var name = new ContentDispositionHeaderValue(paper.ContentType == "application/pdf" ? "inline" : "attachment");
        name.SetHttpFileName(paper.Name);
        context.Response.Headers.ContentDisposition = name.ToString();
        context.Response.Headers.CacheControl = "private, no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Bytes(paper.Bytes, paper.ContentType);
    }

    /// <summary>The document, with a warning where characters of it are drawn as boxes.</summary>
    public RenderedDocument Checked(RenderedDocument rendered, string account)
    {
        WarnOfMissing(log, rendered, account);
        return rendered;
    }

    /// <summary>A character that no face has is drawn as a box: somebody should install a font that has it.</summary>
    internal static void WarnOfMissing(ILogger log, RenderedDocument rendered, string account)
    {
        if (rendered.MissingCharacters.Count > 0)
        {
            LogMissing(log, account, string.Join(' ', rendered.MissingCharacters.Select(r => $"U+{r.Value:X4}")));
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A paper about {Account} shows boxes for {Characters}: no font has them. Set Fonts:Folder to a folder with one that does.")]
    private static partial void LogMissing(ILogger logger, string account, string characters);
}
