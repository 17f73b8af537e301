namespace B2BAccounts.Domain.SupplyChain;

/// <summary>The links that hold on a day, in memory, by either end.</summary>
public sealed class ChainIndex
{
    private readonly ILookup<long, ChainLink> bySupplier;
    private readonly ILookup<long, ChainLink> byBuyer;

    public ChainIndex(IEnumerable<ChainLink> links)
    {
        var all = links.ToList();
        bySupplier = all.ToLookup(l => l.SupplierId);
        byBuyer = all.ToLookup(l => l.BuyerId);
    }

    public static ChainIndex On(DateOnly day, IEnumerable<SupplyLink> links) => new(links.Where(l => l.HoldsOn(day)).Select(ChainLink.Of));

    /// <summary>The same chain without an account and its links.</summary>
    public ChainIndex Without(long account) =>
        new(bySupplier.SelectMany(g => g).Where(l => l.SupplierId != account && l.BuyerId != account));

    public IEnumerable<ChainLink> Suppliers(long account) => byBuyer[account];

    public IEnumerable<ChainLink> Buyers(long account) => bySupplier[account];

    public IEnumerable<ChainLink> Links(long account, ChainDirection direction) =>
        direction == ChainDirection.Upstream ? byBuyer[account] : bySupplier[account];

    /// <summary>Feeds a walk from memory.</summary>
    public NeighbourLookup Neighbours(ChainDirection direction) =>
        (accounts, _) => ValueTask.FromResult<IEnumerable<ChainLink>>([.. accounts.SelectMany(a => Links(a, direction))]);
}
