using B2BAccounts.Api.Http;
using B2BAccounts.Api.Security;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Receivables;
using B2BAccounts.GraphQL.Conventions;
using B2BAccounts.GraphQL.Conventions.Binding;
using B2BAccounts.GraphQL.Execution;

namespace B2BAccounts.Api.Receivables;

/// <summary>Disputes about invoices.</summary>
internal static class DisputeResolvers
{
    public static void Bind(SchemaBindings bindings, ConventionBindings conventions)
    {
        bindings.Object<Invoice>("Invoice")
            .Batch("dispute", i => new { i.Id, i.Currency }, async (invoices, context) =>
            {
                var standing = await DisputesByInvoice.StandingOnAsync(context.Book(), invoices.Select(i => i.Id), context.Today(), context.CancellationToken);
                return (IReadOnlyList<ShownDispute?>)[.. invoices.Select(i => standing.TryGetValue(i.Id, out var d) ? Shown(d, i.Currency) : null)];
            })
            .Batch("disputes", i => new { i.Id, i.Currency }, async (invoices, context) =>
            {
                var all = await DisputesByInvoice.AllAsync(context.Book(), invoices.Select(i => i.Id), context.CancellationToken);
                return (IReadOnlyList<IReadOnlyList<ShownDispute>>)[.. invoices.Select(i => (IReadOnlyList<ShownDispute>)[.. all[i.Id].Select(d => Shown(d, i.Currency))])];
            });
        bindings.Object<ShownDispute>("Dispute");
        bindings.Input<OpenDisputeInput>("OpenDisputeInput").Input<CloseDisputeInput>("CloseDisputeInput").Mutation
            .Payload(conventions, "openDispute", context => context.Get<OpenDispute>().HandleAsync(context.Argument<OpenDisputeInput>("input"), context.Get<Scope>(), context.CancellationToken))
            .Payload(conventions, "closeDispute", context => context.Get<CloseDispute>().HandleAsync(context.Argument<CloseDisputeInput>("input"), context.Get<Scope>(), context.CancellationToken));
    }

    private static ShownDispute Shown(Dispute dispute, string currency) => new(dispute.OpenedOn, dispute.ClosedOn, dispute.Reason, new Money(dispute.Amount, currency));

    private sealed record ShownDispute(DateOnly OpenedOn, DateOnly? ClosedOn, string Reason, Money Amount);
}
