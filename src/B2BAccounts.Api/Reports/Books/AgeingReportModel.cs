using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Reports.Books;

/// <summary>应收账款账龄表. What all accounts that the caller sees owe on a day, by days past due, in the base currency, as plain data.</summary>
/// <param name="KnownAt">Only what had been recorded by this instant, UTC; null is everything.</param>
/// <param name="IsWholeBook">Whether that is every account there is.</param>
/// <param name="Lines">One an account with anything open or unapplied: most overdue first, then by number.</param>
/// <param name="Total">Of all; without the withheld ones where those are too few to be told of.</param>
/// <param name="Withheld">What accounts without a non-disclosure agreement come to, which must not be told of one by one; null when there are none, or too few.</param>
/// <param name="WithheldCount">How many those are.</param>
public sealed record AgeingReportModel(
    AccountLanguage Language, DateOnly AsOf, DateTime? KnownAt, bool IsWholeBook, Currency BaseCurrency, AgeingEdges Edges,
    IReadOnlyList<AgeingReportLine> Lines, AgedBalance Total, IReadOnlyList<FxQuote> Rates, AgedBalance? Withheld, int WithheldCount);

/// <param name="Party">Number and names.</param>
/// <param name="Manager">Who looked after the account on the day.</param>
public sealed record AgeingReportLine(ReportParty Party, string? Country, string? Manager, AgedBalance Aged);
