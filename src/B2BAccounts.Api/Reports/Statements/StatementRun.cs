using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain.Accounts;

namespace B2BAccounts.Api.Reports.Statements;

/// <summary>The statements of all accounts with a balance at the beginning of a period or a document in it.</summary>
public sealed record StatementRun(StatementMaker Maker, StatementPeriod Period, AccountLanguage? Language, string Format) : PaperRun(StatementEndpoint.Kind, Period.ToString(), Language, Format)
{
    public override Task<IReadOnlyList<string>> ConcernedAsync(AnswersDb db, DateTime knownAt, CancellationToken cancel) => StatementModels.ConcernedAsync(db, Period, knownAt, cancel);

    public override Task<DateTime?> LatestAsync(AnswersDb db, DateTime after, DateTime until, CancellationToken cancel) => StatementModels.LatestAsync(db, after, until, cancel);

    public override async Task<Paper> MakeAsync(string number, DateTime knownAt, CancellationToken cancel) =>
        (await Maker.MakeAsync(number, Period, knownAt, Language, Format, cancel)).Paper;
}
