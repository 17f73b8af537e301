using B2BAccounts.Domain.Purchasing;

namespace B2BAccounts.Domain.Tests.Purchasing;

public sealed class WhaleCurveTests
{
    [Fact]
    public void The_curve_rises_above_all_profit_and_falls_by_those_who_lose_money()
    {
        var curve = WhaleCurve.Of([Account(1, 100, 50), Account(2, 200, 210), Account(3, 100, 40), Account(4, 50, 50), Account(5, 50, 40), new(6, 0m, 0m, 70m), Account(7, 0, 10)]);
        Assert.Equal([3L, 1, 5, 4, 2, 7], curve.Points.Select(p => p.Account.AccountId));
        Assert.Equal([0.6m, 1.1m, 1.2m, 1.2m, 1.1m, 1m], curve.Points.Select(p => p.ShareOfProfit));
        Assert.Equal([0.2m, 0.4m, 0.5m, 0.6m, 1m, 1m], curve.Points.Select(p => p.ShareOfSales));
        Assert.Equal([1, 2, 3, 4, 5, 6], curve.Points.Select(p => p.Rank));
        Assert.Equal(0.5m, curve.Points[2].ShareOfAccounts);
        Assert.Equal((500m, 100m, 70m), (curve.Sales, curve.Profit, curve.SalesWithoutCost));
        Assert.Equal(2, curve.TopFifth!.Rank);
        Assert.Equal([2L, 7], curve.Losing.Select(a => a.AccountId));
    }

    [Fact]
    public void Without_profit_of_all_there_are_no_shares_of_it_and_without_accounts_no_fifth()
    {
        var curve = WhaleCurve.Of([Account(1, 100, 90), Account(2, 10, 20)]);
        Assert.All(curve.Points, p => Assert.Null(p.ShareOfProfit));
        Assert.Equal(1m, curve.Points[1].ShareOfSales);
        Assert.Null(WhaleCurve.Of([]).TopFifth);
    }

    [Fact]
    public void Five_accounts_have_one_in_the_fifth_and_six_have_two()
    {
        Assert.Equal(1, WhaleCurve.Of([.. Enumerable.Range(1, 5).Select(i => Account(i, 2, 1))]).TopFifth!.Rank);
        Assert.Equal(2, WhaleCurve.Of([.. Enumerable.Range(1, 6).Select(i => Account(i, 2, 1))]).TopFifth!.Rank);
    }

    private static AccountProfit Account(long id, decimal sales, decimal cost) => new(id, sales, cost, 0m);
}
