using B2BAccounts.Api.Http;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Receivables;
using B2BAccounts.GraphQL.Conventions;
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
        DisputeResolvers.Bind(bindings, conventions);
        PromiseResolvers.Bind(bindings, conventions);
        AgeingResolvers.Bind(bindings, conventions);
        CollectionResolvers.Bind(bindings, conventions);
        FiguresResolvers.Bind(bindings, conventions);
        RunningAccountResolvers.Bind(bindings, conventions);

        bindings.Query.Field("ageing", context => context.Get<Ageings>().TotalAsync(context.Book(), AccountSet.WholeBook, context.AskedAgeing(), context.CancellationToken));

        bindings.Object<Account>("Account")
            .Batch("balance", a => a.Id, async (accounts, context) => context.Figures(
                accounts, await context.Get<Balances>().OfAsync(context.Book(), AccountSet.Of(accounts), context.AskedDay(), context.CancellationToken)))
            .Batch("ageing", a => a.Id, async (accounts, context) => context.Figures(
                accounts, await context.Get<Ageings>().OfAsync(context.Book(), AccountSet.Of(accounts), context.AskedAgeing(), context.CancellationToken)));

        bindings.Object<BalanceFigure>("Balance");
        bindings.Object<FxQuote>("UsedRate").Field("on", q => q.Day);
        bindings.Object<AgeingFigure>("Ageing")
            .Field("buckets", Buckets)
            .Field("unapplied", a => Amount(a, a.Aged.Unapplied))
            .Field("disputed", a => Amount(a, a.Aged.Disputed))
            .Field("overdue", a => Amount(a, a.Aged.Overdue))
            .Field("balance", a => Amount(a, a.Aged.Balance));
        bindings.Object<Bucket>("AgeingBucket");
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
