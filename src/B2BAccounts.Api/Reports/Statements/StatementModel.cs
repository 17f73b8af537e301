using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Reports.Statements;

/// <summary>
/// 往来账对账单. All that a statement of account says, as plain data: what was owed before the period, each document of it, and what is owed
/// at its end, by currency. Nothing is converted.
/// </summary>
/// <param name="KnownAt">Only what had been recorded by this instant, UTC; null is everything.</param>
/// <param name="Identity">As of the last day.</param>
/// <param name="Parts">One a currency, in the order of their codes; none when nothing was recorded up to the last day.</param>
public sealed record StatementModel(
    AccountLanguage Language, StatementPeriod Period, DateTime? KnownAt, ReportIdentity Identity, AgeingEdges Edges, IReadOnlyList<StatementPart> Parts);

/// <summary>What a statement says in one currency: opening + debits − credits = closing = Σ buckets − unapplied.</summary>
/// <param name="Opening">Owed at the end of the day before the first; below zero is owed by us.</param>
/// <param name="Aged">The closing balance by days past due on the last day.</param>
public sealed record StatementPart(
    Currency Currency, decimal Opening, decimal Debits, decimal Credits, decimal Closing, IReadOnlyList<StatementLine> Lines, AgedBalance Aged);

/// <summary>A document, or the reversal of one.</summary>
/// <param name="Reference">An invoice's order, or what a payment or a refund was made under.</param>
/// <param name="DueOn">Of an invoice.</param>
/// <param name="Amount">Above zero where it adds to what is owed.</param>
/// <param name="Balance">Owed after it.</param>
public sealed record StatementLine(
    DateOnly Date, DocumentKind Kind, bool IsReversal, string Number, string? Reference, DateOnly? DueOn, decimal Amount, decimal Balance);
