namespace B2BAccounts.Domain.SupplyChain;

/// <param name="Reached">By tier, then confidence from high to low, then id.</param>
/// <param name="Truncated">The node limit cut the walk: accounts are missing, and paths through them.</param>
public sealed record ChainWalkResult(IReadOnlyList<ChainReach> Reached, bool Truncated);
