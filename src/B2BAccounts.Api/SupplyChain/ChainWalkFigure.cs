using B2BAccounts.Domain.SupplyChain;

namespace B2BAccounts.Api.SupplyChain;

/// <summary>上游 or 下游 of an account.</summary>
/// <param name="Truncated">The walk was stopped at its limit of accounts; more exist.</param>
/// <param name="Members">Nearest tier first, then best confidence, then account number.</param>
public sealed record ChainWalkFigure(
    DateOnly AsOf, ChainDirection Direction, int Depth, bool Truncated, IReadOnlyList<ChainWalkMember> Members);

/// <summary>An account that was reached, with the ids of its best path's links from the start outward.</summary>
public sealed record ChainWalkMember(long AccountId, string AccountNumber, int Tier, decimal Confidence, IReadOnlyList<long> PathLinkIds);
