using B2BAccounts.Api.Accounts;
using B2BAccounts.Api.Http;
using B2BAccounts.Api.Security;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Receivables;
using B2BAccounts.GraphQL.Conventions;
using B2BAccounts.GraphQL.Conventions.Binding;
using B2BAccounts.GraphQL.Execution;

namespace B2BAccounts.Api.Receivables;

/// <summary>Promises to pay.</summary>
internal static class PromiseResolvers
{
    public static void Bind(SchemaBindings bindings, ConventionBindings conventions)
    {
        conventions.List<PaymentPromise, long>("PaymentPromise", p => p.Id).OrderedBy(p => p.MadeOn, descending: true);
        conventions.Node<PaymentPromise, long>("PaymentPromise", p => p.Id, (ids, context) => AccountSet.Among(context.Book().PaymentPromises, p => p.Id, ids));
        bindings.Object<Account>("Account").BatchConnection(conventions, "promises", Asked, a => a.Id, p => p.AccountId);
        bindings.Object<Invoice>("Invoice")
            .BatchRow(conventions, "promise", i => i.Id, (ids, context) => Promises.Standing(context.Book(), OfInvoices(ids, context), PromiseState.Open, context.Today()), p => p.InvoiceId)
            .BatchRows(conventions, "promises", i => i.Id, (ids, context) => OfInvoices(ids, context).OrderByDescending(p => p.MadeOn).ThenByDescending(p => p.Id), p => p.InvoiceId);
        bindings.Object<PaymentPromise>("PaymentPromise")
            .BatchAccount(conventions, "account", p => p.AccountId)
            .BatchRow(conventions, "invoice", p => p.InvoiceId, (ids, context) => AccountSet.Among(context.Book().Invoices, i => i.Id, ids), i => i.Id)
            .Field("amount", p => p.Amount, p => p.Currency, (amount, currency) => new Money(amount, currency))
            .Batch("state", async (IReadOnlyList<PaymentPromise> promises, FieldContext context) =>
            {
                var states = await Promises.StatesAsync(context.Book(), promises, context.AsOf(), context.CancellationToken);
                return (IReadOnlyList<PromiseState?>)[.. promises.Select(p => states[p.Id])];
            });
        bindings.Input<RecordPromiseInput>("RecordPromiseInput").Input<WithdrawPromiseInput>("WithdrawPromiseInput").Mutation
            .Payload(conventions, "recordPromise", context => context.Get<RecordPromise>().HandleAsync(context.Argument<RecordPromiseInput>("input"), context.Get<Scope>(), context.CancellationToken))
            .Payload(conventions, "withdrawPromise", context => context.Get<WithdrawPromise>().HandleAsync(context.Argument<WithdrawPromiseInput>("input"), context.Get<Scope>(), context.CancellationToken));
    }

    private static IQueryable<PaymentPromise> Asked(FieldContext context)
    {
        var (promises, day) = (context.Book().PaymentPromises, context.AsOf());
        return context.Argument<PromiseState?>("state") is { } state ? Promises.Standing(context.Book(), promises, state, day) : promises.Where(p => p.MadeOn <= day);
    }

    private static IQueryable<PaymentPromise> OfInvoices(IReadOnlyList<long> ids, FieldContext context) =>
        AccountSet.Among(context.Book().PaymentPromises, p => p.InvoiceId, ids);
}
