using System.Linq.Expressions;
using B2BAccounts.Api.Http;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Receivables;
using B2BAccounts.GraphQL.Conventions;
using B2BAccounts.GraphQL.Conventions.Binding;
using B2BAccounts.GraphQL.Execution;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Receivables;

/// <summary>What pays back, gives up and takes back: refunds, write-offs and reversals.</summary>
internal static class ReversalResolvers
{
    public static void Bind(SchemaBindings bindings, ConventionBindings conventions)
    {
        BindRefunds(bindings, conventions);
        BindWriteOffs(bindings, conventions);
        bindings.Object<ShownReversal>("Reversal");
        bindings.Input<RecordRefundInput>("RecordRefundInput").Input<RecordWriteOffInput>("RecordWriteOffInput").Input<RecoverWrittenOffInput>("RecoverWrittenOffInput")
            .Input<AllocateCreditInput>("AllocateCreditInput").Input<ReverseDocumentInput>("ReverseDocumentInput").Input<ReverseAllocationInput>("ReverseAllocationInput").Mutation
            .Payload(conventions, "recordRefund", context => context.Get<RecordRefund>().HandleAsync(context.Argument<RecordRefundInput>("input"), context.CancellationToken))
            .Payload(conventions, "recordWriteOff", context => context.Get<RecordWriteOff>().HandleAsync(context.Argument<RecordWriteOffInput>("input"), context.CancellationToken))
            .Payload(conventions, "recoverWrittenOff", context => context.Get<RecoverWrittenOff>().HandleAsync(context.Argument<RecoverWrittenOffInput>("input"), context.CancellationToken))
            .Payload(conventions, "allocatePayment", context => context.Get<AllocateCredit>().PaymentAsync(context.Argument<AllocateCreditInput>("input"), context.CancellationToken))
            .Payload(conventions, "allocateCreditNote", context => context.Get<AllocateCredit>().CreditNoteAsync(context.Argument<AllocateCreditInput>("input"), context.CancellationToken))
            .Payload(conventions, "reverseDocument", context => context.Get<ReverseDocument>().HandleAsync(context.Argument<ReverseDocumentInput>("input"), context.CancellationToken))
            .Payload(conventions, "reverseAllocation", context => context.Get<ReverseAllocation>().HandleAsync(context.Argument<ReverseAllocationInput>("input"), context.CancellationToken));
    }

    /// <summary>The field <c>reversal</c> of documents that are reversed as a whole.</summary>
    public static void BindReversal<T>(ObjectBinding<T> documents, DocumentKind kind, Expression<Func<T, ReversedKey>> key)
        where T : class => documents.Batch("reversal", key, async Task<IReadOnlyList<ShownReversal?>> (IReadOnlyList<ReversedKey> keys, FieldContext context) =>
        {
            var reversals = await OfAsync(kind, keys, context);
            return [.. keys.Select(k => reversals[k.Id].Select(r => ShownReversal.Of(r, k.Currency)).FirstOrDefault())];
        });

    private static void BindRefunds(SchemaBindings bindings, ConventionBindings conventions)
    {
        conventions.List<Refund, long>("Refund", r => r.Id)
            .Aggregate("amount.amount", r => r.Amount)
            .Aggregate("amount.currency", r => r.Currency)
            .OrderedBy(r => r.Date, descending: true);
        bindings.Object<Account>("Account").BatchConnection(conventions, "refunds", c => c.Book().Refunds, a => a.Id, r => r.AccountId);
        bindings.Object<Refund>("Refund")
            .Field("amount", r => r.Amount, r => r.Currency, (amount, currency) => new Money(amount, currency))
            .Batch("paidBack", r => r.Id, PaidBackAsync);
        BindReversal(bindings.Object<Refund>("Refund"), DocumentKind.Refund, r => new ReversedKey { Id = r.Id, Currency = r.Currency });
        bindings.Object<PaidBack>("RefundedCredit");
    }

    private static void BindWriteOffs(SchemaBindings bindings, ConventionBindings conventions)
    {
        conventions.List<WriteOff, long>("WriteOff", w => w.Id)
            .Aggregate("amount.amount", w => w.Amount)
            .Aggregate("amount.currency", w => w.Currency)
            .OrderedBy(w => w.Date, descending: true);
        bindings.Object<Account>("Account").BatchConnection(conventions, "writeOffs", c => c.Book().WriteOffs, a => a.Id, w => w.AccountId);
        bindings.Object<WriteOff>("WriteOff")
            .Field("amount", w => w.Amount, w => w.Currency, (amount, currency) => new Money(amount, currency))
            .Batch("allocations", w => w.Id, async (ids, context) => DocumentResolvers.Lines(
                ids, await AllocationsByDocument.OfSourcesAsync(context.Book(), DocumentKind.WriteOff, ids, DateOnly.MaxValue, reversed: true, context.CancellationToken)))
            .Batch("reversals", w => new ReversedKey { Id = w.Id, Currency = w.Currency }, async Task<IReadOnlyList<IReadOnlyList<ShownReversal>>> (keys, context) =>
            {
                var reversals = await OfAsync(DocumentKind.WriteOff, keys, context);
                return [.. keys.Select(k => (IReadOnlyList<ShownReversal>)[.. reversals[k.Id].Select(r => ShownReversal.Of(r, k.Currency))])];
            });
    }

    private static async Task<ILookup<long, Reversal>> OfAsync(DocumentKind kind, IReadOnlyList<ReversedKey> keys, FieldContext context)
    {
        var rows = await AccountSet.Among(context.Book().Reversals.AsNoTracking().Where(r => r.Kind == kind), r => r.DocumentId, keys.Select(k => k.Id))
            .OrderBy(r => r.Date).ThenBy(r => r.Id).ToListAsync(context.CancellationToken);
        return rows.ToLookup(r => r.DocumentId);
    }

    private static async Task<IReadOnlyList<PaidBack?>> PaidBackAsync(IReadOnlyList<long> refunds, FieldContext context)
    {
        var db = context.Book();
        var rows = await AccountSet.Among(db.Allocations.Where(a => a.FromKind == DocumentKind.Refund), a => a.FromId, refunds).Select(a => new
        {
            a.FromId,
            a.ToKind,
            Number = a.ToKind == DocumentKind.Payment ? db.Payments.Where(p => p.Id == a.ToId).Select(p => p.Number).FirstOrDefault()
                : db.CreditNotes.Where(c => c.Id == a.ToId).Select(c => c.Number).FirstOrDefault(),
        }).ToListAsync(context.CancellationToken);
        var paid = rows.ToLookup(r => r.FromId);
        return [.. refunds.Select(id => paid[id].Select(r => new PaidBack(r.ToKind, r.Number ?? "")).FirstOrDefault())];
    }

    private sealed record PaidBack(DocumentKind From, string Number);
}

/// <summary>What it takes to tell of a document's reversal.</summary>
internal sealed class ReversedKey
{
    public long Id { get; init; }

    public string Currency { get; init; } = "";
}
