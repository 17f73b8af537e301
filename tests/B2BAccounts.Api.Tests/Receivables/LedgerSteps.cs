using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Api.Tests.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Tests.Receivables;

/// <summary>Whatever an office may do to the account C-1, by chance.</summary>
internal static class LedgerSteps
{
    private static readonly DateOnly Day = new(2026, 3, 1);

    public static readonly IReadOnlySet<string> Expected = new HashSet<string>
    {
        RuleCodes.AllocationExceedsSource, RuleCodes.AllocationExceedsTarget, RuleCodes.AllocationBeforeDocument, RuleCodes.AlreadyReversed, RuleCodes.DatesOutOfOrder,
        RuleCodes.DocumentNotFound, RuleCodes.ReversalBlocked, RuleCodes.ReversalExceedsDocument,
    };

    public static async Task NextAsync(TestBook book, Random random, string number)
    {
        await using var db = book.Db();
        var (day, amount) = (Day.AddDays(random.Next(20)), new MoneyInput(random.Next(1, 60), "CNY"));
        var (invoice, payment, note) = (await OneAsync(db.Invoices.Select(i => i.Number), random), await OneAsync(db.Payments.Select(p => p.Number), random), await OneAsync(db.CreditNotes.Select(n => n.Number), random));
        var writeOff = await OneAsync(db.WriteOffs.Select(w => w.Number), random);
        var (kind, source) = random.Next(3) > 0 ? (DocumentKind.Payment, payment) : (DocumentKind.CreditNote, note);
        await (random.Next(12) switch
        {
            0 => book.Get<RecordInvoice>().HandleAsync(new RecordInvoiceInput("C-1", $"I{number}", day, amount), default),
            1 => book.Get<RecordPayment>().HandleAsync(new RecordPaymentInput("C-1", $"P{number}", day, amount) { Rule = random.Next(2) == 0 ? AllocationChoice.None : AllocationChoice.OldestDueFirst }, default),
            2 => book.Get<RecordPayment>().HandleAsync(new RecordPaymentInput("C-1", $"P{number}", day, amount) { Allocations = [new(invoice, amount.Amount)] }, default),
            3 => book.Get<RecordCreditNote>().HandleAsync(new RecordCreditNoteInput("C-1", $"N{number}", day, amount, CreditNoteReason.Price) { InvoiceNumber = random.Next(2) == 0 ? invoice : null }, default),
            4 => book.Get<RecordRefund>().HandleAsync(new RecordRefundInput("C-1", $"R{number}", day, kind, source) { Amount = random.Next(2) == 0 ? null : amount }, default),
            5 => book.Get<RecordWriteOff>().HandleAsync(new RecordWriteOffInput("C-1", $"W{number}", day, invoice, "Gone") { Amount = random.Next(2) == 0 ? null : amount }, default),
            6 => book.Get<RecoverWrittenOff>().HandleAsync(new RecoverWrittenOffInput("C-1", writeOff, $"P{number}", day, amount), default),
            7 => book.Get<AllocateCredit>().PaymentAsync(new AllocateCreditInput("C-1", payment) { Date = random.Next(2) == 0 ? day : null, Allocations = random.Next(2) == 0 ? [new(invoice, amount.Amount)] : null }, default),
            8 => book.Get<AllocateCredit>().CreditNoteAsync(new AllocateCreditInput("C-1", note) { Date = random.Next(2) == 0 ? day : null }, default),
            9 => book.Get<ReverseAllocation>().HandleAsync(new ReverseAllocationInput("C-1", kind, source, invoice, day, "Wrong one"), default),
            10 => book.Get<ReverseDocument>().HandleAsync(new ReverseDocumentInput("C-1", kind, source, day, "Bounced"), default),
            _ => (Task)(random.Next(3) switch
            {
                0 => book.Get<ReverseDocument>().HandleAsync(new ReverseDocumentInput("C-1", DocumentKind.Invoice, invoice, day, "Error"), default),
                1 => book.Get<ReverseDocument>().HandleAsync(new ReverseDocumentInput("C-1", DocumentKind.WriteOff, writeOff, day, "Error"), default),
                _ => book.Get<ReverseDocument>().HandleAsync(new ReverseDocumentInput("C-1", DocumentKind.Refund, await OneAsync(db.Refunds.Select(r => r.Number), random), day, "Error"), default),
            }),
        });
    }

    public static async Task<AccountLedger> LedgerAsync(AccountsDb db) => new(
        await db.Invoices.ToListAsync(), await db.CreditNotes.ToListAsync(), await db.Payments.ToListAsync(), await db.Refunds.ToListAsync(), await db.WriteOffs.ToListAsync(),
        await db.Allocations.ToListAsync(), await db.Reversals.ToListAsync(), await db.Disputes.ToListAsync());

    private static async Task<string> OneAsync(IQueryable<string> numbers, Random random)
    {
        var all = await numbers.Order().ToListAsync();
        return all.Count == 0 ? "none" : all[random.Next(all.Count)];
    }
}
