namespace B2BAccounts.Domain.SupplyChain;

/// <summary>
/// Gives the links, valid on the walk's day, that lead on from these accounts in the walk's direction. Called once a level with every
/// account that the walk has newly reached, so that a database answers in one statement a level.
/// </summary>
public delegate ValueTask<IEnumerable<ChainLink>> NeighbourLookup(IReadOnlyCollection<long> accounts, CancellationToken cancellation);
