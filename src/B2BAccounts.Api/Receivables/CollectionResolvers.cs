using B2BAccounts.Api.Accounts;
using B2BAccounts.Api.Http;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Receivables;
using B2BAccounts.GraphQL.Conventions;
using B2BAccounts.GraphQL.Conventions.Binding;
using B2BAccounts.GraphQL.Conventions.Listings;
using B2BAccounts.GraphQL.Execution;
using Microsoft.Extensions.Options;

namespace B2BAccounts.Api.Receivables;

/// <summary>How fast accounts, groups and the book pay and how well what was sold is collected, now and month by month.</summary>
internal static class CollectionResolvers
{
    public static void Bind(SchemaBindings bindings, ConventionBindings conventions)
    {
        bindings.Query
            .Field("paymentSpeed", async context => (await SpeedsAsync(Gathering.WholeBook, context.AsOf(), context))[Gathering.Book].Value)
            .Field("paymentSeries", async context => (await SeriesAsync(Gathering.WholeBook, context.AsOf(), context))[Gathering.Book].Value)
            .Field("collections", async context => (await CollectionsAsync(Gathering.WholeBook, context.AsOf(), context))[Gathering.Book].Value);
        bindings.Object<Account>("Account")
            .Batch("paymentSpeed", a => a.Id, async (accounts, context) => context.Figures(accounts, await SpeedsAsync(await AskedAsync(accounts, context), context.AsOf(), context)))
            .Batch("paymentSeries", a => a.Id, async (accounts, context) => context.Figures(accounts, await SeriesAsync(await AskedAsync(accounts, context), context.AsOf(), context)))
            .Batch("collections", a => a.Id, async (accounts, context) => context.Figures(accounts, await CollectionsAsync(await AskedAsync(accounts, context), context.AsOf(), context)))
            .Batch("peerMedians", a => a.Id, async (accounts, context) => context.Figures(accounts, await context.Get<PeerMedians>().OfAsync(
                context.Book(), accounts, context.Argument<PeersAmong>("among"), context.AsOf(), context.CancellationToken)));

        conventions.List<CollectionsGroup, string>("CollectionsGroup", g => g.Key);
        bindings.Query.Connection(conventions, "collectionsBy", GroupsAsync, new MemoryRows());
        bindings.Object<CollectionsGroup>("CollectionsGroup")
            .Field("key", g => g.Key.Length == 0 ? null : g.Key)
            .Field("accounts", g => g.Accounts.Count)
            .BatchAccount(conventions, "account", g => g.HeadId)
            .Batch("paymentSpeed", (groups, context) => OfGroupsAsync(groups, context, SpeedsAsync))
            .Batch("paymentSeries", (groups, context) => OfGroupsAsync(groups, context, SeriesAsync))
            .Batch("collections", (groups, context) => OfGroupsAsync(groups, context, CollectionsAsync));

        bindings.Object<PaymentSpeedFigure>("PaymentSpeed")
            .Field("asOf", p => p.Speed.Day)
            .Field("months", p => p.Speed.Months)
            .Field("daysToPay", p => Shown.Decimals(p.Speed.DaysToPay))
            .Field("daysLate", p => Shown.Decimals(p.Speed.DaysLate))
            .Field("daysLateIncludingUnpaid", p => Shown.Decimals(p.Speed.DaysLateIncludingUnpaid))
            .Field("onTimeShareByAmount", p => Shown.Decimals(p.Speed.OnTimeShareByAmount))
            .Field("onTimeShareByCount", p => Shown.Decimals(p.Speed.OnTimeShareByCount))
            .Field("index", p => Shown.Decimals(p.Index))
            .Field("medianDaysLate", p => p.Speed.MedianDaysLate)
            .Field("percentile90DaysLate", p => p.Speed.NinetiethDaysLate);
        bindings.Object<PaymentTrend>("PaymentTrend").Field("slope", t => Shown.Decimals(t.Slope)).Field("pValue", t => t.P);
        bindings.Object<ShownPaymentMonth>("PaymentMonth");
        bindings.Object<ShownCollections>("Collections");
        bindings.Object<CollectionEffectiveness>("CollectionEffectiveness")
            .Field("from", c => c.Quarter.After.AddDays(1))
            .Field("to", c => c.Quarter.Until)
            .Field("percent", c => Shown.Decimals(c.Percent))
            .Field("percentWithoutWriteOffs", c => Shown.Decimals(c.PercentWithoutWriteOffs));
        bindings.Object<PeerMediansFigure>("PeerMedians")
            .Field("daysLateIncludingUnpaid", p => p.DaysLate.Told("The median of days late"))
            .Field("dso", p => p.Dso.Told("The median of DSO"));
        bindings.Object<AccountsMedian>("AccountsMedian").Field("value", m => Shown.Decimals(m.Value));
    }

    private static async Task<Gathering> AskedAsync(IReadOnlyList<long> accounts, FieldContext context) =>
        context.Argument<FigureOf>("of") == FigureOf.Account
            ? Gathering.Each(accounts)
            : Gathering.Groups(await GroupsOnDay.BelowAsync(context.Book(), accounts, context.AsOf(), context.CancellationToken));

    private static async Task<IQueryable<CollectionsGroup>> GroupsAsync(FieldContext context) =>
        (await CollectionsGroups.OfAsync(context.Book(), context.Argument<AccountsBy>("groupBy"), context.AsOf(), context.CancellationToken)).AsQueryable();

    private static async Task<IReadOnlyList<T?>> OfGroupsAsync<T>(
        IReadOnlyList<CollectionsGroup> groups, FieldContext context, Func<Gathering, DateOnly, FieldContext, Task<IReadOnlyDictionary<long, Figure<T>>>> figures)
        where T : class
    {
        var asked = CollectionsGroups.Gathered(groups);
        return context.Figures([.. asked.Keys], await figures(asked, groups[0].Day, context));
    }

    private static Task<IReadOnlyDictionary<long, Figure<PaymentSpeedFigure>>> SpeedsAsync(Gathering asked, DateOnly day, FieldContext context) =>
        context.Get<PaymentSpeeds>().GatheredAsync(context.Book(), asked, day, context.Argument<int>("months"), context.CancellationToken);

    private static async Task<IReadOnlyDictionary<long, Figure<IReadOnlyList<ShownPaymentMonth>>>> SeriesAsync(Gathering asked, DateOnly day, FieldContext context)
    {
        var series = await context.Get<PaymentMonths>().GatheredAsync(context.Book(), asked, day, context.Argument<int>("months"), context.CancellationToken);
        var currency = context.Get<IOptions<BusinessOptions>>().Value.BaseCurrency;
        return series.ToDictionary(s => s.Key, s => s.Value.Then<IReadOnlyList<ShownPaymentMonth>>(months => [.. months.Select(m => ShownPaymentMonth.Of(m, currency))]));
    }

    private static async Task<IReadOnlyDictionary<long, Figure<ShownCollections>>> CollectionsAsync(Gathering asked, DateOnly day, FieldContext context)
    {
        var figures = await context.Get<CompanyCollections>().GatheredAsync(context.Book(), asked, day, context.CancellationToken);
        return figures.ToDictionary(f => f.Key, f => f.Value.Then(ShownCollections.Of));
    }

    private sealed record ShownPaymentMonth(
        DateOnly Month, Money Paid, decimal? DaysLate, decimal? DaysLateIncludingUnpaid, Money Sales, Money Balance, Money Overdue, decimal? Dso)
    {
        public static ShownPaymentMonth Of(PaymentMonth m, string currency) => new(
            new DateOnly(m.End.Year, m.End.Month, 1), new Money(m.Paid, currency), Shown.Decimals(m.DaysLate), Shown.Decimals(m.DaysLateIncludingUnpaid),
            new Money(m.Sales, currency), new Money(m.Balance, currency), new Money(m.Overdue, currency), Shown.Decimals(m.Dso));
    }

    private sealed record ShownCollections(
        DateOnly AsOf, Money Balance, Money NotDue, Money Sales90, Money Sales365, decimal? Dso90, decimal? Dso365, decimal? CountBackDso,
        decimal? BestPossibleDso, decimal? AverageDaysDelinquent, CollectionEffectiveness Effectiveness)
    {
        public static ShownCollections Of(CollectionFigures c) => new(
            c.Day, new Money(c.Balance, c.Currency), new Money(c.NotDue, c.Currency), new Money(c.Sales90, c.Currency), new Money(c.Sales365, c.Currency),
            Shown.Decimals(c.Dso90), Shown.Decimals(c.Dso365), Shown.Decimals(c.CountBack), Shown.Decimals(c.BestPossible), Shown.Decimals(c.Delinquent), c.Effectiveness);
    }
}
