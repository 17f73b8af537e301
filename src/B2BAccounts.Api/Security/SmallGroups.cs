using B2BAccounts.Domain;

namespace B2BAccounts.Api.Security;

/// <summary>
/// A figure over few companies tells of each of them. It is told to who sees them all, and to others where so many of them are none that they
/// see that none can be picked out: a company of one's own hides no other.
/// </summary>
public static class SmallGroups
{
    /// <summary>On how many companies that the caller does not see a figure rests at least, to be told to him, if on any.</summary>
    public const int Fewest = 5;

    /// <summary>The figure is not told.</summary>
    public const string Suppressed = "AGGREGATE_SUPPRESSED";

    /// <param name="unseen">How many companies the figure rests on that the caller does not see.</param>
    public static bool MayTell(int unseen) => unseen is 0 or >= Fewest;

    /// <summary>What is answered instead of the figure; not how many companies there are.</summary>
    public static RuleViolation Suppress(string figure) => new(
        Suppressed, $"{figure} rests on too few companies to be told to who does not see them all.");
}
