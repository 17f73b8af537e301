using B2BAccounts.Domain.Accounts;

namespace B2BAccounts.Domain.Prospects;

/// <summary>What a search needs of an account on its day.</summary>
/// <param name="DoNotContactUntil">The later of the account's and of a dismissed prospect's.</param>
/// <param name="Survey">What market research said of it; null when it was not named.</param>
public sealed record ProspectAccount(
    long Id, string SearchName, AccountStatus Status, string? Industry = null, DateOnly? LostOn = null, DateOnly? DoNotContactUntil = null, string? Survey = null)
{
    /// <summary>
    /// A customer is never a prospect; neither is a dormant account, which is its manager's to wake, nor one that asked to be left alone.
    /// A lost one may be won back after six months.
    /// </summary>
    public bool MayBeFlagged(DateOnly day) => Status switch
    {
        AccountStatus.None or AccountStatus.Prospect => !(DoNotContactUntil >= day),
        AccountStatus.Lost => LostOn is { } lost && StatusRule.MayBeWonBack(day, lost, DoNotContactUntil),
        _ => false,
    };
}
