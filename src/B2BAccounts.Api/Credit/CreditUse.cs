using B2BAccounts.Api.Security;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Credit;

namespace B2BAccounts.Api.Credit;

/// <summary>An account's limit and what is used of it now, base currency.</summary>
/// <param name="Limit">The account's own in force; null when none was ever set.</param>
/// <param name="Available">The least of limit − exposure over the account and every group limit above it; null without any.</param>
/// <param name="Utilisation">Exposure / limit of the account itself; null without a limit or with one of 0.</param>
/// <param name="Room">What is available, with the node that binds it.</param>
/// <param name="LimitEndedOn">The last day of the account's own limits when none of them lasts; null while one does, and without any.</param>
/// <param name="InsuranceEndedOn">The last day of its cover when none lasts.</param>
/// <param name="TellsOfOthers">What is available rests on a group of few companies that the caller does not see all of.</param>
public sealed record CreditUse(
    long AccountId, CreditLimit? Limit, ShownExposure Exposure, Money? Available, decimal? Utilisation, CreditAvailable Room,
    DateOnly? LimitEndedOn, DateOnly? InsuranceEndedOn, bool TellsOfOthers)
{
    /// <summary>The cover in force; null without one.</summary>
    public CreditLimit? Insurance { get; init; }

    /// <summary>What the insurer pays of what is owed, and what is left to us, base currency. Without a rate that the cover's currency needs there is none.</summary>
    public Figure<ShownCover> Cover { get; init; }

    /// <summary>What is available, for an answer.</summary>
    /// <exception cref="RuleViolation">It would tell of others.</exception>
    public Money? ToldAvailable => TellsOfOthers ? throw SmallGroups.Suppress("What is available") : Available;
}
