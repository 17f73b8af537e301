namespace B2BAccounts.Domain.Purchasing;

/// <summary>鲸鱼曲线. Accounts by profit, most first, with what those so far bring of all of it: it rises above 1 and falls where accounts lose money.</summary>
/// <param name="Points">Of accounts with a line whose cost is known.</param>
/// <param name="SalesWithoutCost">Of all accounts.</param>
public sealed record WhaleCurve(IReadOnlyList<WhalePoint> Points, decimal SalesWithoutCost)
{
    /// <summary>Kaplan and Narayanan (2001): the fifth of customers that brings most.</summary>
    public const decimal Top = 0.2m;

    public decimal Sales => Points.Sum(p => p.Account.Sales);

    public decimal Profit => Points.Sum(p => p.Account.Profit);

    /// <summary>The last of the most profitable fifth, rounded up to whole accounts; null without accounts.</summary>
    public WhalePoint? TopFifth => Points.Count == 0 ? null : Points[(int)Math.Ceiling(Points.Count * Top) - 1];

    public IEnumerable<AccountProfit> Losing => Points.Select(p => p.Account).Where(a => a.Profit < 0m);

    /// <param name="accounts">In any order; of equal profit the one with more sales comes first, then the smaller id.</param>
    public static WhaleCurve Of(IReadOnlyCollection<AccountProfit> accounts)
    {
        var sorted = accounts.Where(a => a.Sales != 0m || a.Cost != 0m)
            .OrderByDescending(a => a.Profit).ThenByDescending(a => a.Sales).ThenBy(a => a.AccountId).ToList();
        var (allProfit, allSales) = (sorted.Sum(a => a.Profit), sorted.Sum(a => a.Sales));
        var (profit, sales) = (0m, 0m);
        var points = new List<WhalePoint>(sorted.Count);
        foreach (var account in sorted)
        {
            (profit, sales) = (profit + account.Profit, sales + account.Sales);
            points.Add(new WhalePoint(
                account, points.Count + 1, (points.Count + 1m) / sorted.Count, allProfit > 0m ? profit / allProfit : null, allSales > 0m ? sales / allSales : null));
        }

        return new WhaleCurve(points, accounts.Sum(a => a.SalesWithoutCost));
    }
}
