using B2BAccounts.Domain;
using B2BAccounts.Domain.Credit;

namespace B2BAccounts.Api.Credit;

/// <summary>授信 of an account now, base currency.</summary>
/// <param name="Limit">The account's own in force; null when none was ever set.</param>
/// <param name="Available">The least of limit − exposure over the account and every group limit above it; null without any, and where it would tell of others.</param>
/// <param name="TellsOfOthers">What is available rests on a group of few companies that the caller does not see all of.</param>
/// <param name="Utilisation">Exposure / limit of the account itself; null without a limit or with one of 0.</param>
public sealed record CreditFigure(
    CreditLimit? Limit, ShownExposure Exposure, Money? Available, bool TellsOfOthers, decimal? Utilisation, CreditStatus Status, IReadOnlyList<CreditReasonLine> Reasons);

/// <summary>A reason for a credit status, with its figures in words.</summary>
public sealed record CreditReasonLine(CreditReason Code, string Message);
