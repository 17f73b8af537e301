using B2BAccounts.Domain;
using B2BAccounts.Domain.Credit;
using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Reports;

/// <summary>What is on record beside the figures, as of the report's day.</summary>
/// <param name="Disputes">Those that stand, the latest first.</param>
/// <param name="Promises">Made within <see cref="Months"/> months, the latest first.</param>
/// <param name="Decisions">Asked for within as many, the latest first.</param>
public sealed record ReportRecord(IReadOnlyList<ReportDispute> Disputes, IReadOnlyList<ReportPromise> Promises, IReadOnlyList<ReportDecision> Decisions)
{
    public const int Months = 12;

    /// <summary>Most of a kind that are listed.</summary>
    public const int Most = 6;

    public static ReportRecord Nothing { get; } = new([], [], []);
}

public sealed record ReportDispute(DateOnly OpenedOn, string Invoice, Money Amount, string Reason);

public sealed record ReportPromise(DateOnly MadeOn, DateOnly PayBy, string Invoice, Money Amount, PromiseState State);

/// <param name="Amount">Null when a hold is to be lifted.</param>
/// <param name="DecidedBy">Who has voted, in order.</param>
public sealed record ReportDecision(
    DateOnly AskedOn, CreditDecisionKind Kind, bool Group, string? OrderNumber, Money? Amount, DecisionStatus Status, string AskedBy, string Reason, IReadOnlyList<string> DecidedBy);
