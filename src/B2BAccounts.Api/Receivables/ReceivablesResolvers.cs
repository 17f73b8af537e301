using B2BAccounts.Api.Accounts;
using B2BAccounts.Api.Http;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Receivables;
using B2BAccounts.GraphQL.Conventions;
using B2BAccounts.GraphQL.Conventions.Binding;
using B2BAccounts.GraphQL.Conventions.Listings;
using B2BAccounts.GraphQL.Execution;

namespace B2BAccounts.Api.Receivables;

/// <summary>Who answers which field of schema/receivables.graphql: figures here, documents in <see cref="DocumentResolvers"/>.</summary>
public static class ReceivablesResolvers
{
    public static void Bind(SchemaBindings bindings, ConventionBindings conventions)
    {
        ArgumentNullException.ThrowIfNull(bindings);
        ArgumentNullException.ThrowIfNull(conventions);
        DocumentResolvers.Bind(bindings, conventions);
        PromiseResolvers.Bind(bindings, conventions);
        AgeingResolvers.Bind(bindings, conventions);
        RunningAccountResolvers.Bind(bindings, conventions);

        conventions.List<AccountAgeing, long>("AccountAgeing", a => a.AccountId)
            .OrderedBy(a => a.Ageing.Violation == null ? 0 : 1)
            .OrderedBy(a => a.Ageing.ValueOrNull == null ? (decimal?)null : a.Ageing.ValueOrNull.Aged.Overdue, descending: true)
            .OrderedBy(a => a.AccountNumber);
        bindings.Query
            .Field("ageing", context => context.Get<Ageings>().TotalAsync(context.Book(), AccountSet.WholeBook, context.AskedAgeing(), context.CancellationToken))
            .Connection(conventions, "ageingByAccount", ByAccountAsync, new MemoryRows());
        bindings.Object<AccountAgeing>("AccountAgeing")
            .BatchAccount(conventions, "account", r => r.AccountId)
            .Batch("ageing", (rows, context) => context.Figures([.. rows.Select(r => r.AccountId)], rows.ToDictionary(r => r.AccountId, r => r.Ageing)));

        bindings.Object<Account>("Account")
            .Batch("balance", a => a.Id, async (accounts, context) => context.Figures(
                accounts, await context.Get<Balances>().OfAsync(context.Book(), AccountSet.Of(accounts), context.AskedDay(), context.CancellationToken)))
            .Batch("ageing", a => a.Id, async (accounts, context) => context.Figures(
                accounts, await context.Get<Ageings>().OfAsync(context.Book(), AccountSet.Of(accounts), context.AskedAgeing(), context.CancellationToken)))
            .Batch("paymentSpeed", a => a.Id, async (accounts, context) => context.Figures(
                accounts,
                await context.Get<PaymentSpeeds>().OfAsync(
                    context.Book(), AccountSet.Of(accounts), context.AsOf(), context.Argument<int>("months"), context.CancellationToken)));

        bindings.Object<BalanceFigure>("Balance");
        bindings.Object<FxQuote>("UsedRate").Field("on", q => q.Day);
        bindings.Object<AgeingFigure>("Ageing")
            .Field("buckets", Buckets)
            .Field("unapplied", a => Amount(a, a.Aged.Unapplied))
            .Field("disputed", a => Amount(a, a.Aged.Disputed))
            .Field("overdue", a => Amount(a, a.Aged.Overdue))
            .Field("balance", a => Amount(a, a.Aged.Balance));
        bindings.Object<Bucket>("AgeingBucket");
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
    }

    private static async Task<IQueryable<AccountAgeing>> ByAccountAsync(FieldContext context)
    {
        var rows = await context.Get<Ageings>().ByAccountAsync(context.Book(), context.AskedAgeing(), context.CancellationToken);
        return rows.AsQueryable();
    }

    private static Money Amount(AgeingFigure ageing, decimal amount) => new(amount, ageing.Aged.Currency);

    private static IReadOnlyList<Bucket> Buckets(AgeingFigure ageing) =>
    [
        .. ageing.Aged.Buckets.Select((amount, i) =>
        {
            var (from, to) = ageing.Edges.Range(i);
            return new Bucket(ageing.Label(i), from, to, Amount(ageing, amount));
        }),
    ];

    private sealed record Bucket(string Label, int? FromDays, int? ToDays, Money Amount);
}
