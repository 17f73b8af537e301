using B2BAccounts.Domain.SupplyChain;

namespace B2BAccounts.Domain.Prospects;

/// <summary>What a signal rests on.</summary>
/// <param name="Accounts">The accounts that it came through: customers, peers, who referred. The strongest first.</param>
/// <param name="Links">Supply links that show it.</param>
/// <param name="Note">A relation's or survey's own words.</param>
public sealed record Evidence(IReadOnlyList<long> Accounts, IReadOnlyList<long> Links, string? Note)
{
    /// <summary>Enough to judge by; the rest is in the chain.</summary>
    public const int Most = 5;

    internal static Evidence Of(IEnumerable<(double Weight, long Account, ChainLink[] Links)> parts)
    {
        var strongest = parts.OrderByDescending(p => p.Weight).ThenBy(p => p.Account).ThenBy(p => p.Links.Length == 0 ? 0 : p.Links[0].Id).Take(Most).ToList();
        return new Evidence([.. strongest.Select(p => p.Account).Distinct()], [.. strongest.SelectMany(p => p.Links).Select(l => l.Id).Distinct()], null);
    }
}
