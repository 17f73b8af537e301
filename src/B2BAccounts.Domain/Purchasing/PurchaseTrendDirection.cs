namespace B2BAccounts.Domain.Purchasing;

public enum PurchaseTrendDirection
{
    /// <summary>Fewer than four months since the first purchase.</summary>
    Unknown,
    Steady,
    Growing,
    Shrinking,
}
