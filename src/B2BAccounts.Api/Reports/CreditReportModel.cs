using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Grading;

namespace B2BAccounts.Api.Reports;

/// <summary>
/// All that a credit report says of the account, as plain data. Rendering asks for nothing else but who took it
/// (<see cref="ReportExport"/>), so the same of both gives the same bytes.
/// </summary>
/// <param name="AsOf">The day that every figure holds for.</param>
/// <param name="BaseCurrency">The currency that converted figures are in.</param>
/// <param name="Assessment">The latest up to the day; null when there is none, and where it would tell of others.</param>
public sealed record CreditReportModel(
    AccountLanguage Language,
    DateOnly AsOf,
    Currency BaseCurrency,
    ReportIdentity Identity,
    Assessment? Assessment,
    ReportCredit Credit,
    ReportReceivables Receivables,
    ReportPayment Payment,
    ReportChain Chain)
{
    public ReportRecord Record { get; init; } = ReportRecord.Nothing;

    /// <summary>There is an assessment, and it would tell who takes the paper of companies that he does not see.</summary>
    public bool AssessmentTellsOfOthers { get; init; }
}
