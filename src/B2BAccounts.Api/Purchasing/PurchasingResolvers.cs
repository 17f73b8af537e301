using B2BAccounts.Api.Accounts;
using B2BAccounts.Api.Http;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Purchasing;
using B2BAccounts.GraphQL.Conventions;
using B2BAccounts.GraphQL.Conventions.Binding;
using B2BAccounts.GraphQL.Conventions.Listings;
using B2BAccounts.GraphQL.Execution;
using Microsoft.Extensions.Options;

namespace B2BAccounts.Api.Purchasing;

/// <summary>Who answers which field of schema/purchasing.graphql.</summary>
public static class PurchasingResolvers
{
    /// <summary>What seasons are looked for in.</summary>
    private const int SeasonMonths = UsualMonths.MostYears * 12;

    public static void Bind(SchemaBindings bindings, ConventionBindings conventions)
    {
        ArgumentNullException.ThrowIfNull(bindings);
        ArgumentNullException.ThrowIfNull(conventions);
        conventions.List<WhalePoint, long>("WhalePoint", p => p.Account.AccountId).OrderedBy(p => p.Rank);
        bindings.Query
            .Field("profitability", async context => Shown(await CurveAsync(context), context.AsOf(), Months(context), Currency(context)))
            .Connection(conventions, "whaleCurve", async context => (await CurveAsync(context)).Points.AsQueryable(), new MemoryRows());
        bindings.Object<WhalePoint>("WhalePoint")
            .BatchAccount(conventions, "account", p => p.Account.AccountId)
            .Field("sales", (p, context) => new Money(p.Account.Sales, Currency(context)))
            .Field("profit", (p, context) => new Money(p.Account.Profit, Currency(context)))
            .Field("shareOfAccounts", p => Http.Shown.Decimals(p.ShareOfAccounts))
            .Field("shareOfProfit", p => Http.Shown.Decimals(p.ShareOfProfit))
            .Field("shareOfSales", p => Http.Shown.Decimals(p.ShareOfSales));
        bindings.Object<ShownProfitability>("Profitability");
        bindings.Object<ShownFifth>("ProfitableFifth");

        bindings.Object<Account>("Account")
            .Batch("purchasing", a => a.Id, async (accounts, context) => context.Figures(accounts, Then(
                await context.Get<Purchases>().OfAsync(context.Book(), AccountSet.Of(accounts), context.AsOf(), context.CancellationToken), context, Shown)))
            .Batch("purchaseSeries", a => a.Id, async (accounts, context) => context.Figures(accounts, Then(
                await SeriesAsync(accounts, context, Months(context)), context, Shown)))
            .Batch("usualMonths", a => a.Id, async (accounts, context) => context.Figures(accounts, Then(
                await SeriesAsync(accounts, context, SeasonMonths), context, (series, _) => new ShownSeasons(UsualMonths.Of(series), context.AsOf()))))
            .Batch("returns", a => a.Id, async (accounts, context) => context.Figures(accounts, Then(
                await context.Get<Purchases>().ReturnsAsync(context.Book(), AccountSet.Of(accounts), context.AsOf(), context.CancellationToken), context,
                (r, currency) => new ShownReturns(r.Day, new Money(r.Returned, currency), Http.Shown.Decimals(r.Share), r.CreditNotes))))
            .Batch("productMix", a => a.Id, async (accounts, context) => context.Figures(accounts, Then(
                await context.Get<ProductLines>().MixAsync(
                    context.Book(), AccountSet.Of(accounts), context.AsOf(), Months(context), context.Argument<int>("first"), context.CancellationToken), context, Shown)))
            .Batch("profit", a => a.Id, async (accounts, context) => context.Figures(accounts, Then(
                await context.Get<ProductLines>().ProfitsAsync(context.Book(), AccountSet.Of(accounts), context.AsOf(), Months(context), context.CancellationToken), context, Shown)));
        bindings.Object<ShownPurchasing>("Purchasing");
        bindings.Object<ShownMonth>("MonthlyPurchases");
        bindings.Object<PurchaseTrend>("PurchaseTrend").Field("slope", t => Http.Shown.Decimals(t.Slope)).Field("pValue", t => t.P);
        bindings.Object<ShownSeasons>("UsualMonths");
        bindings.Object<ShownReturns>("Returns");
        bindings.Object<ShownProduct>("ProductSales");
        bindings.Object<ShownProfit>("AccountProfit");
    }

    private static int Months(FieldContext context) => context.Argument<int>("months");

    private static string Currency(FieldContext context) => context.Get<IOptions<BusinessOptions>>().Value.BaseCurrency;

    private static Task<WhaleCurve> CurveAsync(FieldContext context) =>
        context.Get<ProductLines>().CurveAsync(context.Book(), context.AsOf(), Months(context), context.CancellationToken);

    private static Task<IReadOnlyDictionary<long, Figure<IReadOnlyList<PurchaseMonth>>>> SeriesAsync(IReadOnlyList<long> accounts, FieldContext context, int months) =>
        context.Get<Purchases>().SeriesAsync(context.Book(), AccountSet.Of(accounts), context.AsOf(), months, context.CancellationToken);

    private static Dictionary<long, Figure<TShown>> Then<T, TShown>(
        IReadOnlyDictionary<long, Figure<T>> figures, FieldContext context, Func<T, string, TShown> show)
        where T : class
        where TShown : class => figures.ToDictionary(f => f.Key, f => f.Value.Then(figure => show(figure, Currency(context))));

    private static ShownPurchasing Shown(PurchasingFigure figure, string currency) => new(
        figure.Figures.Day,
        new Money(figure.Figures.Level, currency),
        figure.Figures.OrderDays,
        figure.Figures.RecencyDays,
        Shown(figure.Monthly, currency),
        figure.Trend);

    private static IReadOnlyList<ShownMonth> Shown(IReadOnlyList<PurchaseMonth> months, string currency) =>
        [.. months.Select(m => new ShownMonth(new DateOnly(m.Year, m.Month, 1), new Money(m.Amount, currency), m.OrderDays))];

    private static IReadOnlyList<ShownProduct> Shown(IReadOnlyList<ProductSales> products, string currency) =>
        [.. products.Select(p => new ShownProduct(p.Product, new Money(p.Amount, currency), p.Quantity, Http.Shown.Decimals(p.Share), p.OrderDays))];

    private static ShownProfit Shown(ProfitFigure figure, string currency)
    {
        var profit = figure.Account;
        return new ShownProfit(
            figure.Day, figure.Months, new Money(profit.Sales, currency), new Money(profit.Cost, currency), new Money(profit.Profit, currency),
            Http.Shown.Decimals(profit.Margin), new Money(profit.SalesWithoutCost, currency));
    }

    private static ShownProfitability Shown(WhaleCurve curve, DateOnly day, int months, string currency)
    {
        var losing = curve.Losing.ToList();
        return new ShownProfitability(
            day, months, curve.Points.Count, new Money(curve.Sales, currency), new Money(curve.Profit, currency),
            curve.TopFifth is { } fifth ? new ShownFifth(fifth.Rank, Http.Shown.Decimals(fifth.ShareOfProfit), Http.Shown.Decimals(fifth.ShareOfSales)) : null,
            losing.Count, new Money(losing.Sum(a => a.Profit), currency), new Money(curve.SalesWithoutCost, currency));
    }

    private sealed record ShownPurchasing(
        DateOnly AsOf, Money Level, int OrderDays, int? DaysSinceLastOrder, IReadOnlyList<ShownMonth> Monthly, PurchaseTrend Trend);

    private sealed record ShownMonth(DateOnly Month, Money Amount, int OrderDays);

    private sealed record ShownReturns(DateOnly AsOf, Money Amount, decimal? Share, int CreditNotes);

    private sealed record ShownProduct(string Product, Money Amount, decimal Quantity, decimal? Share, int OrderDays);

    private sealed record ShownProfit(DateOnly AsOf, int Months, Money Sales, Money Cost, Money Profit, decimal? Margin, Money SalesWithoutCost);

    private sealed record ShownProfitability(
        DateOnly AsOf, int Months, int Accounts, Money Sales, Money Profit, ShownFifth? TopFifth, int LosingAccounts, Money Losses, Money SalesWithoutCost);

    private sealed record ShownFifth(int Accounts, decimal? ShareOfProfit, decimal? ShareOfSales);

    private sealed record ShownSeasons(DateOnly AsOf, int? Years, IReadOnlyList<int>? Months, DateOnly? NextUsualMonth)
    {
        public ShownSeasons(UsualMonths? usual, DateOnly day)
            : this(day, usual?.Years, usual?.Months, usual?.NextAfter(day))
        {
        }
    }
}
