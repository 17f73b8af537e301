namespace B2BAccounts.Domain.SupplyChain;

/// <summary>What a walk needs of a supply link.</summary>
public readonly record struct ChainLink(long Id, long SupplierId, long BuyerId, decimal Confidence)
{
    public static ChainLink Of(SupplyLink link)
    {
        ArgumentNullException.ThrowIfNull(link);
        return new ChainLink(link.Id, link.SupplierId, link.BuyerId, link.Confidence);
    }

    /// <summary>The account from which a walk in the direction comes.</summary>
    public long Near(ChainDirection direction) => direction == ChainDirection.Upstream ? BuyerId : SupplierId;

    /// <summary>The account to which a walk in the direction goes.</summary>
    public long Far(ChainDirection direction) => direction == ChainDirection.Upstream ? SupplierId : BuyerId;
}
