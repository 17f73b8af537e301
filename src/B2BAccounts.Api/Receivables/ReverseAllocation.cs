using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Receivables;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Receivables;

/// <param name="From">PAYMENT or CREDIT_NOTE.</param>
public sealed record ReverseAllocationInput(string AccountNumber, DocumentKind From, string FromNumber, string InvoiceNumber, DateOnly Date, string Reason)
{
    public string? IdempotencyKey { get; init; }
}

/// <summary>Takes back what a payment or credit note has settled of an invoice: the one is unapplied again, the other open.</summary>
public sealed class ReverseAllocation(BookTransactions transactions, PostingEvents events)
{
    private static readonly Validator Rules = new();

    /// <exception cref="InputInvalid">The input has not the form it must have.</exception>
    /// <exception cref="RuleViolation">There is no such document, nothing of the one is set against the other, or the day is too early.</exception>
    public Task<Invoice> HandleAsync(ReverseAllocationInput input, CancellationToken cancel)
    {
        Rules.Demand(input);
        return transactions.RunAsync(
            BookLock.OfAccounts(input.AccountNumber),
            async book =>
            {
                var id = await book.OnceAsync(input.IdempotencyKey, "reverseAllocation", input, () => ReverseAsync(book, input));
                return await book.Db.Invoices.AsNoTracking().SingleAsync(i => i.Id == id, book.Cancel);
            },
            cancel);
    }

    private async Task<long> ReverseAsync(BookTransaction book, ReverseAllocationInput input)
    {
        var change = await LedgerChange.OfAsync(book, input.AccountNumber);
        var source = await change.DocumentAsync(input.From, input.FromNumber, "fromNumber");
        var invoice = await change.DocumentAsync(DocumentKind.Invoice, input.InvoiceNumber, "invoiceNumber");
        var settled = change.Allocations(source).Where(a => a.Allocation.ToKind == DocumentKind.Invoice && a.Allocation.ToId == invoice.Id).ToList();
        if (settled.Count == 0)
        {
            throw new RuleViolation(RuleCodes.DocumentNotFound,
                $"Nothing of {LedgerChange.Word(input.From)} '{source.Number}' is set against invoice '{invoice.Number}'.", "invoiceNumber");
        }

        var live = settled.Select(s => (s.Allocation, Reversed: s.Reversals.Sum(r => r.Amount))).Where(s => s.Reversed < s.Allocation.Amount).ToList();
        var first = live.Count > 0 ? live.MinBy(s => s.Allocation.Date) : (settled[0].Allocation, Reversed: settled[0].Allocation.Amount);
        ReversalRule.Check(DocumentKind.Allocation, first.Allocation.Amount, first.Allocation.Date, first.Reversed, input.Date, null, "date");
        foreach (var (allocation, reversed) in live)
        {
            var date = allocation.Date > input.Date ? allocation.Date : input.Date;
            await change.ReverseAsync(DocumentKind.Allocation, allocation.Id, date, allocation.Amount - reversed, input.Reason);
        }

        await change.WriteAsync();
        await events.TellAsync(book, new LedgerChanged([change.Account.Id]));
        return invoice.Id;
    }

    private sealed class Validator : AbstractValidator<ReverseAllocationInput>
    {
        public Validator()
        {
            RuleFor(r => r.AccountNumber).IsAccountNumber();
            RuleFor(r => r.FromNumber).IsText(60);
            RuleFor(r => r.InvoiceNumber).IsText(60);
            RuleFor(r => r.Date).IsDay();
            RuleFor(r => r.Reason).IsText(500);
            RuleFor(r => r.IdempotencyKey).IsIdempotencyKey();
        }
    }
}
