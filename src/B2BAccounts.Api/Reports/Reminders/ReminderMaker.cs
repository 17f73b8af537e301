using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Security.Exports;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.GraphQL.Conventions.Nodes;
using B2BAccounts.Pdf.Fonts;
using Microsoft.Extensions.Options;

namespace B2BAccounts.Api.Reports.Reminders;

/// <summary>Makes letters of reminders for the program's operator: each is recorded before it is written.</summary>
public sealed class ReminderMaker(AnswersDbFactory books, ProgramExports exports, FontSet fonts, IOptions<CompanyOptions> company, ILogger<ReminderMaker> log)
{
    /// <param name="day">The reminder's; the last one when null.</param>
    /// <exception cref="Domain.RuleViolation">There is no such account, or no such reminder.</exception>
    public async Task<(ReminderModel Model, Paper Paper)> MakeAsync(string number, DateOnly? day, CancellationToken cancel)
    {
        await using var reading = books.Read();
        await using var db = books.Create(Scope.Everything, reading);
        var account = await CreditReports.FindAsync(db, number, cancel);
        var model = await ReminderModels.OfAsync(db, account, day, cancel);
        var export = await exports.RecordAsync("report reminder", "reminder.pdf", GlobalId.Encode(nameof(Account), account.Id), ExportKind.Documents, 1, cancel);
        var rendered = ReminderDocument.Render(model, company.Value, export, fonts, cancel);
        Papers.WarnOfMissing(log, rendered, account.Number);
        return (model, Paper.Of(rendered, ReminderEndpoint.NameOf(model)));
    }
}

/// <summary>The letters of all reminders that were made for a day.</summary>
public sealed record ReminderRun(ReminderMaker Maker, DateOnly Day) : PaperRun(ReminderEndpoint.Kind, $"{Day:yyyy-MM-dd}", null, Paper.Pdf)
{
    public override Task<IReadOnlyList<string>> ConcernedAsync(AnswersDb db, DateTime knownAt, CancellationToken cancel) => ReminderModels.ConcernedAsync(db, Day, cancel);

    public override async Task<Paper> MakeAsync(string number, DateTime knownAt, CancellationToken cancel) => (await Maker.MakeAsync(number, Day, cancel)).Paper;
}
