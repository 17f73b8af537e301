using B2BAccounts.Domain.Credit;

namespace B2BAccounts.Api.Reports;

/// <summary>What the company may owe and what is used of it, in the base currency, by everything recorded until the report was made.</summary>
/// <param name="Day">The day of the report's making; credit looks forward and is never of a day in the past.</param>
/// <param name="Limit">The account's own limit in force; null when none was ever set.</param>
/// <param name="LimitInBase">Its amount in the base currency.</param>
/// <param name="PolicyLimit">What a limit by policy was computed from; null when it cannot be worked out again.</param>
/// <param name="Used">By part.</param>
/// <param name="Available">Over the account and its group; null when no limit is set in either, and where it would tell of others.</param>
/// <param name="TellsOfOthers">It rests on a group of few companies that who takes the paper does not see all of.</param>
/// <param name="UsedShare">Part of the account's own limit in use.</param>
/// <param name="Holds">Those that stand.</param>
public sealed record ReportCredit(
    DateOnly Day,
    CreditLimit? Limit,
    decimal? LimitInBase,
    PolicyLimit? PolicyLimit,
    CreditExposure Used,
    decimal? Available,
    bool TellsOfOthers,
    decimal? UsedShare,
    CreditStatus Status,
    IReadOnlyList<ReportReason> Reasons,
    IReadOnlyList<ReportHold> Holds)
{
    public decimal Exposure => Used.Total;

    /// <summary>A group's limit leaves less than the account's own.</summary>
    public bool GroupBinds => Available is { } left && (LimitInBase is not { } own || left < own - Exposure);
}

/// <summary>A reason for the status.</summary>
/// <param name="Message">In English, with the figures it follows from.</param>
public sealed record ReportReason(CreditReason Code, string Message);

/// <summary>A hold that stands on the credit.</summary>
public sealed record ReportHold(string Reason, string SetBy, DateTime SetAt);
