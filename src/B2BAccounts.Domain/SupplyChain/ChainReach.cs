namespace B2BAccounts.Domain.SupplyChain;

/// <summary>An account that a walk has reached.</summary>
/// <param name="Tier">Fewest links from a start, from 1.</param>
/// <param name="Confidence">Product of the confidences along the best path.</param>
/// <param name="Path">The best path's links, from the start outward; it may have more links than the tier.</param>
public sealed record ChainReach(long AccountId, int Tier, decimal Confidence, IReadOnlyList<ChainLink> Path)
{
    /// <summary>The accounts along the path, from the start to this one.</summary>
    public IReadOnlyList<long> Accounts(ChainDirection direction) => [Path[0].Near(direction), .. Path.Select(l => l.Far(direction))];
}
