using B2BAccounts.Api.Accounts;
using B2BAccounts.Api.Http;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Receivables;
using B2BAccounts.GraphQL.Conventions;
using B2BAccounts.GraphQL.Conventions.Binding;
using B2BAccounts.GraphQL.Execution;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Receivables;

/// <summary>Invoices, credit notes, payments and what is set against what.</summary>
internal static class DocumentResolvers
{
    public static void Bind(SchemaBindings bindings, ConventionBindings conventions)
    {
        BindInvoices(bindings, conventions);
        BindCreditNotes(bindings, conventions);
        BindPayments(bindings, conventions);
        bindings.Object<AllocationLine>("Allocation").Batch("invoice", InvoicesAsync);
        bindings.Object<ShownDispute>("Dispute");
    }

    private static void BindInvoices(SchemaBindings bindings, ConventionBindings conventions)
    {
        conventions.List<Invoice, long>("Invoice", i => i.Id)
            .Aggregate("amount.amount", i => i.Amount)
            .Aggregate("amount.currency", i => i.Currency)
            .OrderedBy(i => i.Date, descending: true);
        conventions.Node<Invoice, long>("Invoice", i => i.Id, async (keys, context) =>
            await context.Book().Invoices.Where(i => keys.Contains(i.Id)).ToListAsync(context.CancellationToken));
        bindings.Object<Account>("Account").BatchConnection(conventions, "invoices", c => c.Book().Invoices, a => a.Id, i => i.AccountId);
        bindings.Object<Invoice>("Invoice")
            .Field("amount", i => new Money(i.Amount, i.Currency))
            .Batch("account", (rows, context) => AccountsById.OfAsync(context, rows.Select(i => i.AccountId)))
            .Batch("open", async (rows, context) =>
                Amounts(rows, await OpenAmounts.OfAsync(context.Book(), rows.Select(i => i.Id), context.AsOf(), context.CancellationToken), i => i.Id))
            .Batch("dispute", async (IReadOnlyList<Invoice> rows, FieldContext context) =>
            {
                var standing = await DisputesByInvoice.StandingOnAsync(context.Book(), rows.Select(i => i.Id), context.Today(), context.CancellationToken);
                return (IReadOnlyList<ShownDispute?>)[.. rows.Select(i => standing.TryGetValue(i.Id, out var d) ? new ShownDispute(d.OpenedOn, d.Reason, new Money(d.Amount, i.Currency)) : null)];
            })
            .Batch("allocations", async (rows, context) => Lines(
                rows, await AllocationsByDocument.OfInvoicesAsync(context.Book(), rows.Select(i => i.Id), DateOnly.MaxValue, context.CancellationToken), i => i.Id));
        bindings.Input<RecordInvoiceInput>("RecordInvoiceInput").Mutation.Payload(conventions, "recordInvoice", context =>
            context.Get<RecordInvoice>().HandleAsync(context.Argument<RecordInvoiceInput>("input"), context.CancellationToken));
    }

    private static void BindCreditNotes(SchemaBindings bindings, ConventionBindings conventions)
    {
        conventions.List<CreditNote, long>("CreditNote", c => c.Id)
            .Aggregate("amount.amount", c => c.Amount)
            .Aggregate("amount.currency", c => c.Currency)
            .OrderedBy(c => c.Date, descending: true);
        conventions.Node<CreditNote, long>("CreditNote", c => c.Id, async (keys, context) =>
            await context.Book().CreditNotes.Where(c => keys.Contains(c.Id)).ToListAsync(context.CancellationToken));
        bindings.Object<Account>("Account").BatchConnection(conventions, "creditNotes", c => c.Book().CreditNotes, a => a.Id, c => c.AccountId);
        bindings.Object<CreditNote>("CreditNote")
            .Field("amount", c => new Money(c.Amount, c.Currency))
            .Batch("account", (rows, context) => AccountsById.OfAsync(context, rows.Select(c => c.AccountId)))
            .Batch("unapplied", async (rows, context) => Amounts(
                rows, await UnappliedAmounts.OfCreditNotesAsync(context.Book(), rows.Select(c => c.Id), context.Today(), context.CancellationToken), c => c.Id))
            .Batch("allocations", async (rows, context) => Lines(
                rows, await AllocationsByDocument.OfSourcesAsync(context.Book(), DocumentKind.CreditNote, rows.Select(c => c.Id), DateOnly.MaxValue, context.CancellationToken), c => c.Id));
        bindings.Input<RecordCreditNoteInput>("RecordCreditNoteInput").Mutation.Payload(conventions, "recordCreditNote", context =>
            context.Get<RecordCreditNote>().HandleAsync(context.Argument<RecordCreditNoteInput>("input"), context.CancellationToken));
    }

    private static void BindPayments(SchemaBindings bindings, ConventionBindings conventions)
    {
        conventions.List<Payment, long>("Payment", p => p.Id)
            .Aggregate("amount.amount", p => p.Amount)
            .Aggregate("amount.currency", p => p.Currency)
            .OrderedBy(p => p.Date, descending: true);
        conventions.Node<Payment, long>("Payment", p => p.Id, async (keys, context) =>
            await context.Book().Payments.Where(p => keys.Contains(p.Id)).ToListAsync(context.CancellationToken));
        bindings.Object<Account>("Account").BatchConnection(conventions, "payments", c => c.Book().Payments, a => a.Id, p => p.AccountId);
        bindings.Object<Payment>("Payment")
            .Field("amount", p => new Money(p.Amount, p.Currency))
            .Batch("account", (rows, context) => AccountsById.OfAsync(context, rows.Select(p => p.AccountId)))
            .Batch("unapplied", async (rows, context) => Amounts(
                rows, await UnappliedAmounts.OfPaymentsAsync(context.Book(), rows.Select(p => p.Id), context.Today(), context.CancellationToken), p => p.Id))
            .Batch("allocations", async (rows, context) => Lines(
                rows, await AllocationsByDocument.OfSourcesAsync(context.Book(), DocumentKind.Payment, rows.Select(p => p.Id), DateOnly.MaxValue, context.CancellationToken), p => p.Id));
        bindings.Input<RecordPaymentInput>("RecordPaymentInput").Mutation.Payload(conventions, "recordPayment", context =>
            context.Get<RecordPayment>().HandleAsync(context.Argument<RecordPaymentInput>("input"), context.CancellationToken));
    }

    private static async Task<IReadOnlyList<Invoice?>> InvoicesAsync(IReadOnlyList<AllocationLine> lines, FieldContext context)
    {
        var found = await AccountSet.Among(context.Book().Invoices, i => i.Id, lines.Select(l => l.InvoiceId).Distinct())
            .ToDictionaryAsync(i => i.Id, context.CancellationToken);
        return [.. lines.Select(l => found.GetValueOrDefault(l.InvoiceId))];
    }

    private static IReadOnlyList<Money?> Amounts<T>(IReadOnlyList<T> rows, IReadOnlyDictionary<long, Money> amounts, Func<T, long> key) =>
        [.. rows.Select(r => amounts.TryGetValue(key(r), out var amount) ? amount : (Money?)null)];

    private static IReadOnlyList<IReadOnlyList<AllocationLine>> Lines<T>(IReadOnlyList<T> rows, ILookup<long, AllocationLine> lines, Func<T, long> key) =>
        [.. rows.Select(r => (IReadOnlyList<AllocationLine>)[.. lines[key(r)]])];

    private sealed record ShownDispute(DateOnly OpenedOn, string Reason, Money Amount);
}
