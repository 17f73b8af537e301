using B2BAccounts.Domain.Statistics;

namespace B2BAccounts.Domain.Purchasing;

/// <summary>
/// 购买趋势. The same test as for payments, over monthly purchases: growing or shrinking when the Theil-Sen slope is at least 1 % of the
/// mean month and Mann-Kendall p is below 0.1.
/// </summary>
/// <param name="Slope">Base currency a month.</param>
public sealed record PurchaseTrend(PurchaseTrendDirection Direction, decimal? Slope, double? P)
{
    public const int LeastMonths = 4;
    public const decimal LeastShareOfMean = 0.01m;
    public const double MostP = 0.1;

    /// <param name="series">Full months without gaps, oldest first; a month without purchases is a zero. Months before the first purchase are left out.</param>
    public static PurchaseTrend Of(IEnumerable<PurchaseMonth> series)
    {
        var months = series.OrderBy(m => m.Number).SkipWhile(m => m is { Amount: 0m, OrderDays: 0 }).ToList();
        if (months.Count < LeastMonths)
        {
            return new PurchaseTrend(PurchaseTrendDirection.Unknown, null, null);
        }

        var slope = TheilSen.Slope([.. months.Select(m => (m.Number, m.Amount))])!.Value;
        var p = MannKendall.Of([.. months.Select(m => m.Amount)]).P;
        var enough = Math.Abs(slope) >= LeastShareOfMean * Math.Abs(months.Average(m => m.Amount)) && slope != 0m && p < MostP;
        return new PurchaseTrend(
            !enough ? PurchaseTrendDirection.Steady : slope > 0m ? PurchaseTrendDirection.Growing : PurchaseTrendDirection.Shrinking, slope, p);
    }
}
