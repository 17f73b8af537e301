using B2BAccounts.Domain.Accounts;

namespace B2BAccounts.Api.Reports;

/// <summary>Who stands one link before and behind the company on the day: the largest shares first.</summary>
/// <param name="SupplierCount">Number of supplier links, those not listed included.</param>
public sealed record ReportChain(
    IReadOnlyList<ReportNeighbour> Suppliers, int SupplierCount, IReadOnlyList<ReportNeighbour> Buyers, int BuyerCount)
{
    /// <summary>Listed links at most on either side.</summary>
    public const int Most = 8;
}

/// <summary>A direct supplier or buyer.</summary>
/// <param name="Share">Of the company's spending for a supplier, of its sales for a buyer, 0 to 1; null when unknown.</param>
/// <param name="Status">What the neighbour is to us.</param>
public sealed record ReportNeighbour(ReportParty Party, string Category, decimal? Share, AccountStatus Status, string? Grade);
