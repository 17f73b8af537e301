namespace B2BAccounts.Domain.Purchasing;

/// <summary>客户利润. Of lines whose cost is known: those of invoices less those of credit notes, net, in the base currency.</summary>
/// <param name="SalesWithoutCost">Lines whose cost is not known, likewise; they are left out of all else.</param>
public readonly record struct AccountProfit(long AccountId, decimal Sales, decimal Cost, decimal SalesWithoutCost)
{
    public decimal Profit => Sales - Cost;

    /// <summary>Profit / sales; null without sales.</summary>
    public decimal? Margin => Sales == 0m ? null : Profit / Sales;
}
