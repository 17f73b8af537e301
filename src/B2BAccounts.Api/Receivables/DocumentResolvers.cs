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
        ReversalResolvers.Bind(bindings, conventions);
        bindings.Object<AllocationLine>("Allocation").BatchRow(conventions, "invoice", l => l.InvoiceId, InvoicesById, i => i.Id);
    }

    private static void BindInvoices(SchemaBindings bindings, ConventionBindings conventions)
    {
        conventions.List<Invoice, long>("Invoice", i => i.Id)
            .Aggregate("amount.amount", i => i.Amount)
            .Aggregate("amount.currency", i => i.Currency)
            .OrderedBy(i => i.Date, descending: true);
        bindings.Input<LineInput>("DocumentLineInput").Object<ShownLine>("DocumentLine");
        bindings.Object<Invoice>("Invoice").Batch("lines", i => i.Id, async (ids, context) =>
            DocumentLines(ids, (await AccountSet.Among(context.Book().InvoiceLines, l => l.InvoiceId, ids).ToListAsync(context.CancellationToken)).ToLookup(l => l.InvoiceId, l => (DocumentLine)l)));
        conventions.Node<Invoice, long>("Invoice", i => i.Id, InvoicesById);
        bindings.Object<Account>("Account").BatchConnection(conventions, "invoices", c => c.Book().Invoices, a => a.Id, i => i.AccountId);
        bindings.Object<Invoice>("Invoice")
            .Field("amount", i => i.Amount, i => i.Currency, (amount, currency) => new Money(amount, currency))
            .BatchAccount(conventions, "account", i => i.AccountId)
            .Batch("open", i => i.Id, async (ids, context) =>
                Amounts(ids, await OpenAmounts.OfAsync(context.Book(), ids, context.AskedDay(), context.CancellationToken)))
            .Batch("allocations", i => i.Id, async (ids, context) => Lines(
                ids, await AllocationsByDocument.OfInvoicesAsync(context.Book(), ids, DateOnly.MaxValue, context.Argument<bool>("reversed"), context.CancellationToken)));
        ReversalResolvers.BindReversal(bindings.Object<Invoice>("Invoice"), DocumentKind.Invoice, i => new ReversedKey { Id = i.Id, Currency = i.Currency });
        bindings.Input<RecordInvoiceInput>("RecordInvoiceInput").Mutation.Payload(conventions, "recordInvoice", context =>
            context.Get<RecordInvoice>().HandleAsync(context.Argument<RecordInvoiceInput>("input"), context.CancellationToken));
    }

    private static void BindCreditNotes(SchemaBindings bindings, ConventionBindings conventions)
    {
        conventions.List<CreditNote, long>("CreditNote", c => c.Id)
            .Aggregate("amount.amount", c => c.Amount)
            .Aggregate("amount.currency", c => c.Currency)
            .OrderedBy(c => c.Date, descending: true);
        bindings.Object<CreditNote>("CreditNote").Batch("lines", c => c.Id, async (ids, context) =>
            DocumentLines(ids, (await AccountSet.Among(context.Book().CreditNoteLines, l => l.CreditNoteId, ids).ToListAsync(context.CancellationToken)).ToLookup(l => l.CreditNoteId, l => (DocumentLine)l)));
        conventions.Node<CreditNote, long>("CreditNote", c => c.Id, (ids, context) => AccountSet.Among(context.Book().CreditNotes, c => c.Id, ids));
        bindings.Object<Account>("Account").BatchConnection(conventions, "creditNotes", c => c.Book().CreditNotes, a => a.Id, c => c.AccountId);
        bindings.Object<CreditNote>("CreditNote")
            .Field("amount", c => c.Amount, c => c.Currency, (amount, currency) => new Money(amount, currency))
            .BatchAccount(conventions, "account", c => c.AccountId)
            .Batch("unapplied", c => c.Id, async (ids, context) => Amounts(
                ids, await UnappliedAmounts.OfCreditNotesAsync(context.Book(), ids, context.Today(), context.CancellationToken)))
            .Batch("allocations", c => c.Id, async (ids, context) => Lines(
                ids, await AllocationsByDocument.OfSourcesAsync(context.Book(), DocumentKind.CreditNote, ids, DateOnly.MaxValue, context.Argument<bool>("reversed"), context.CancellationToken)));
        ReversalResolvers.BindReversal(bindings.Object<CreditNote>("CreditNote"), DocumentKind.CreditNote, c => new ReversedKey { Id = c.Id, Currency = c.Currency });
        bindings.Input<RecordCreditNoteInput>("RecordCreditNoteInput").Mutation.Payload(conventions, "recordCreditNote", context =>
            context.Get<RecordCreditNote>().HandleAsync(context.Argument<RecordCreditNoteInput>("input"), context.CancellationToken));
    }

    private static void BindPayments(SchemaBindings bindings, ConventionBindings conventions)
    {
        conventions.List<Payment, long>("Payment", p => p.Id)
            .Aggregate("amount.amount", p => p.Amount)
            .Aggregate("amount.currency", p => p.Currency)
            .OrderedBy(p => p.Date, descending: true);
        conventions.Node<Payment, long>("Payment", p => p.Id, (ids, context) => AccountSet.Among(context.Book().Payments, p => p.Id, ids));
        bindings.Object<Account>("Account").BatchConnection(conventions, "payments", c => c.Book().Payments, a => a.Id, p => p.AccountId);
        bindings.Object<Payment>("Payment")
            .Field("amount", p => p.Amount, p => p.Currency, (amount, currency) => new Money(amount, currency))
            .BatchAccount(conventions, "account", p => p.AccountId)
            .Batch("unapplied", p => p.Id, async (ids, context) => Amounts(
                ids, await UnappliedAmounts.OfPaymentsAsync(context.Book(), ids, context.Today(), context.CancellationToken)))
            .Batch("allocations", p => p.Id, async (ids, context) => Lines(
                ids, await AllocationsByDocument.OfSourcesAsync(context.Book(), DocumentKind.Payment, ids, DateOnly.MaxValue, context.Argument<bool>("reversed"), context.CancellationToken)));
        ReversalResolvers.BindReversal(bindings.Object<Payment>("Payment"), DocumentKind.Payment, p => new ReversedKey { Id = p.Id, Currency = p.Currency });
        bindings.Input<RecordPaymentInput>("RecordPaymentInput").Mutation.Payload(conventions, "recordPayment", context =>
            context.Get<RecordPayment>().HandleAsync(context.Argument<RecordPaymentInput>("input"), context.CancellationToken));
    }

    internal static IQueryable<Invoice> InvoicesById(IReadOnlyList<long> ids, FieldContext context) =>
        AccountSet.Among(context.Book().Invoices, i => i.Id, ids);

    private static IReadOnlyList<IReadOnlyList<ShownLine>> DocumentLines(IReadOnlyList<long> ids, ILookup<long, DocumentLine> lines) =>
    [
        .. ids.Select(id => (IReadOnlyList<ShownLine>)
            [.. lines[id].OrderBy(l => l.Position).Select(l => new ShownLine(l.Position, l.Product, l.Category, l.Quantity, l.UnitPrice, l.Amount, l.Cost))]),
    ];

    private static IReadOnlyList<Money?> Amounts(IReadOnlyList<long> ids, IReadOnlyDictionary<long, Money> amounts) =>
        [.. ids.Select(id => amounts.TryGetValue(id, out var amount) ? amount : (Money?)null)];

    internal static IReadOnlyList<IReadOnlyList<AllocationLine>> Lines(IReadOnlyList<long> ids, ILookup<long, AllocationLine> lines) =>
        [.. ids.Select(id => (IReadOnlyList<AllocationLine>)[.. lines[id]])];

    private sealed record ShownLine(int Position, string Product, string? Category, decimal Quantity, decimal UnitPrice, decimal Amount, decimal? Cost);
}
