using B2BAccounts.Api.Http;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Forecasts;
using B2BAccounts.Domain.Receivables;
using B2BAccounts.GraphQL.Execution;
using Microsoft.Extensions.Options;

namespace B2BAccounts.Api.Forecasts;

/// <summary>Who answers which field of schema/forecasts.graphql.</summary>
public static class ForecastsResolvers
{
    public static void Bind(SchemaBindings bindings)
    {
        ArgumentNullException.ThrowIfNull(bindings);
        bindings.Query.Field("cashForecast", async context => Told(
            await context.Get<PaymentForecasts>().TotalAsync(context.Book(), context.AsOf(), context.Argument<int>("weeks"), context.CancellationToken), context));
        bindings.Object<Account>("Account").Batch("cashForecast", a => a.Id, async (accounts, context) =>
        {
            var forecasts = await context.Get<PaymentForecasts>().OfAccountsAsync(
                context.Book(), AccountSet.Of(accounts), context.AsOf(), context.Argument<int>("weeks"), context.CancellationToken);
            return context.Figures(accounts, forecasts.ToDictionary(f => f.Key, f => f.Value.Then(c => Told(c, context))));
        });
        bindings.Object<Invoice>("Invoice").Batch("expectedPayment", i => i.Id, async (invoices, context) => context.Figures(
            invoices, await context.Get<PaymentForecasts>().OfInvoicesAsync(context.Book(), invoices, context.AsOf(), context.CancellationToken)));
        bindings.Object<ExpectedPayment>("ExpectedPayment");
        bindings.Object<ForecastBasis>("ForecastBasis")
            .Field("ownWeight", b => Shown.Decimals((decimal)b.Weights.Own))
            .Field("gradeWeight", b => Shown.Decimals((decimal)b.Weights.Grade))
            .Field("bookWeight", b => Shown.Decimals((decimal)b.Weights.Book));
        bindings.Object<ShownForecast>("CashForecast");
        bindings.Object<ShownWeek>("CashWeek");
        BindLosses(bindings);
    }

    private static void BindLosses(SchemaBindings bindings)
    {
        bindings.Query.Field("expectedCreditLoss", async context => ShownLoss.Of(
            await context.Get<CreditLosses>().TotalAsync(context.Book(), context.AsOf(), context.Argument<decimal>("forwardFactor"), context.CancellationToken), CurrencyOf(context)));
        bindings.Object<Account>("Account").Batch("expectedCreditLoss", a => a.Id, async (accounts, context) =>
        {
            var losses = await context.Get<CreditLosses>().OfAccountsAsync(
                context.Book(), AccountSet.Of(accounts), context.AsOf(), context.Argument<decimal>("forwardFactor"), context.CancellationToken);
            return context.Figures(accounts, losses.ToDictionary(l => l.Key, l => l.Value.Then(f => ShownLoss.Of(f, CurrencyOf(context)))));
        });
        bindings.Object<ShownLoss>("ExpectedCreditLoss");
        bindings.Object<ShownLoss.Bucket>("LossBucket");
        bindings.Object<ShownLoss.Flow>("LossFlow");
        bindings.Object<ShownLoss.OfGrade>("GradeLoss");
    }

    private static Currency CurrencyOf(FieldContext context) => Currency.Of(context.Get<IOptions<BusinessOptions>>().Value.BaseCurrency);

    private static ShownForecast Told(CashForecast forecast, FieldContext context)
    {
        var currency = CurrencyOf(context);
        return new ShownForecast(
            forecast.AsOf,
            [
                .. forecast.Weeks.Select(w => new ShownWeek(
                    w.Week.Year, w.Week.Week, w.Week.From, w.Week.Until, new Money(w.Expected, currency), new Money(w.Low, currency), new Money(w.High, currency))),
            ],
            new Money(forecast.Beyond, currency),
            new Money(forecast.Open, currency));
    }

    private sealed record ShownForecast(DateOnly AsOf, IReadOnlyList<ShownWeek> Weeks, Money Beyond, Money Open);

    private sealed record ShownWeek(int Year, int Week, DateOnly From, DateOnly Until, Money Expected, Money Low, Money High);
}
