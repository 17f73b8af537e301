namespace B2BAccounts.Domain.SupplyChain;

public enum ChainDirection
{
    /// <summary>上游: towards the suppliers.</summary>
    Upstream,

    /// <summary>下游: towards the buyers.</summary>
    Downstream,
}
