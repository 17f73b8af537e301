using B2BAccounts.Api.Http;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.GraphQL.Execution;
using Microsoft.Extensions.Options;

namespace B2BAccounts.Api.Purchasing;

/// <summary>Who answers which field of schema/purchasing.graphql.</summary>
public static class PurchasingResolvers
{
    public static void Bind(SchemaBindings bindings)
    {
        ArgumentNullException.ThrowIfNull(bindings);
        bindings.Object<Account>("Account").Batch("purchasing", a => a.Id, async (accounts, context) =>
        {
            var figures = await context.Get<Purchases>().OfAsync(
                context.Book(), AccountSet.Of(accounts), context.AsOf(), context.CancellationToken);
            var currency = context.Get<IOptions<BusinessOptions>>().Value.BaseCurrency;
            return context.Figures(accounts, figures.ToDictionary(f => f.Key, f => f.Value.Then(p => Shown(p, currency))));
        });
        bindings.Object<ShownPurchasing>("Purchasing");
        bindings.Object<ShownMonth>("MonthlyPurchases");
    }

    private static ShownPurchasing Shown(PurchasingFigure figure, string currency) => new(
        figure.Figures.Day,
        new Money(figure.Figures.Level, currency),
        figure.Figures.OrderDays,
        figure.Figures.RecencyDays,
        [.. figure.Monthly.Select(m => new ShownMonth(new DateOnly(m.Year, m.Month, 1), new Money(m.Amount, currency)))]);

    private sealed record ShownPurchasing(DateOnly AsOf, Money Level, int OrderDays, int? DaysSinceLastOrder, IReadOnlyList<ShownMonth> Monthly);

    private sealed record ShownMonth(DateOnly Month, Money Amount);
}
