namespace B2BAccounts.Api.SupplyChain;

public static class SupplyChainCodes
{
    /// <summary>The same supplier, buyer, category and source are linked already for some of the days.</summary>
    public const string LinkExists = "SUPPLY_LINK_EXISTS";

    /// <summary>There is no such supply link.</summary>
    public const string LinkNotFound = "SUPPLY_LINK_NOT_FOUND";
}
