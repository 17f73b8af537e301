using B2BAccounts.Domain.Credit;

namespace B2BAccounts.Api.Credit;

/// <summary>Whether an account may be supplied on credit, and why.</summary>
public sealed record CreditStandingFigure(CreditStatus Status, IReadOnlyList<CreditReasonLine> Reasons);
