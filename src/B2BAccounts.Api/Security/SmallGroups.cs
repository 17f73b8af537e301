using B2BAccounts.Domain;

namespace B2BAccounts.Api.Security;

/// <summary>
/// A figure over few companies tells of each of them. It is told to who sees them all, and to others where it rests on so many that none can
/// be picked out.
/// </summary>
public static class SmallGroups
{
    /// <summary>On how many companies a figure rests at least, to be told to who does not see them all.</summary>
    public const int Fewest = 5;

    /// <summary>The figure is not told.</summary>
    public const string Suppressed = "AGGREGATE_SUPPRESSED";

    /// <param name="companies">How many the figure rests on.</param>
    /// <param name="seen">How many of them the caller sees.</param>
    public static bool MayTell(int companies, int seen) => companies >= Fewest || seen >= companies;

    /// <summary>What is answered instead of the figure; not how many companies there are.</summary>
    public static RuleViolation Suppress(string figure) => new(
        Suppressed, $"{figure} rests on too few companies to be told to who does not see them all.");
}
