using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Receivables;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Receivables;

/// <param name="Number">The payment's or the credit note's.</param>
public sealed record AllocateCreditInput(string AccountNumber, string Number)
{
    /// <summary>The day it counts from; null for the later of the two documents' days, invoice by invoice.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Null: all that is left goes to what is due first.</summary>
    public IReadOnlyList<PaymentAllocationInput>? Allocations { get; init; }

    public string? IdempotencyKey { get; init; }
}

/// <summary>Sets what is left of a payment or credit note against invoices.</summary>
public sealed class AllocateCredit(BookTransactions transactions, PostingEvents events)
{
    private static readonly Validator Rules = new();

    /// <inheritdoc cref="CreditNoteAsync"/>
    public Task<Payment> PaymentAsync(AllocateCreditInput input, CancellationToken cancel) => AllocateAsync(
        DocumentKind.Payment, "allocatePayment", input, (book, id) => book.Db.Payments.AsNoTracking().SingleAsync(p => p.Id == id, book.Cancel), cancel);

    /// <exception cref="InputInvalid">The input has not the form it must have.</exception>
    /// <exception cref="RuleViolation">There is no such document or invoice, or either has less left; then nothing is allocated.</exception>
    public Task<CreditNote> CreditNoteAsync(AllocateCreditInput input, CancellationToken cancel) => AllocateAsync(
        DocumentKind.CreditNote, "allocateCreditNote", input, (book, id) => book.Db.CreditNotes.AsNoTracking().SingleAsync(n => n.Id == id, book.Cancel), cancel);

    private Task<T> AllocateAsync<T>(
        DocumentKind kind, string operation, AllocateCreditInput input, Func<BookTransaction, long, Task<T>> read, CancellationToken cancel)
    {
        Rules.Demand(input);
        return transactions.RunAsync(
            BookLock.OfAccounts(input.AccountNumber),
            async book => await read(book, await book.OnceAsync(input.IdempotencyKey, operation, input, () => AllocateAsync(book, kind, input))),
            cancel);
    }

    private async Task<long> AllocateAsync(BookTransaction book, DocumentKind kind, AllocateCreditInput input)
    {
        var change = await LedgerChange.OfAsync(book, input.AccountNumber);
        var credit = await change.DocumentAsync(kind, input.Number, "number");
        if (change.Left(credit, input.Date > credit.Date ? input.Date.Value : credit.Date) <= 0m)
        {
            throw new RuleViolation(RuleCodes.AllocationExceedsSource, $"Nothing is left of {LedgerChange.Word(kind)} '{credit.Number}'.", "number");
        }

        if (input.Allocations is { } named)
        {
            var invoices = await change.DocumentsAsync(DocumentKind.Invoice, [.. named.Select(a => a.InvoiceNumber)], i => ["allocations", $"{i}", "invoiceNumber"]);
            for (var i = 0; i < named.Count; i++)
            {
                await change.AllocateAsync(credit, invoices[i], named[i].Amount, input.Date, "allocations", $"{i}", "amount");
            }
        }
        else
        {
            await OldestDueFirstAsync(book, change, credit, input.Date);
        }

        await change.WriteAsync();
        await events.TellAsync(book, new LedgerChanged([change.Account.Id]));
        return credit.Id;
    }

    private static async Task OldestDueFirstAsync(BookTransaction book, LedgerChange change, LedgerDocument credit, DateOnly? date)
    {
        const int Page = 100;
        var open = await book.Db.OpenDocuments.AsNoTracking()
            .Where(o => o.AccountId == credit.AccountId && o.Kind == DocumentKind.Invoice && o.Currency == credit.Currency)
            .OrderBy(o => o.DueDate).ThenBy(o => o.Date).ThenBy(o => o.DocumentId).Select(o => o.DocumentId).ToListAsync(book.Cancel);
        var any = false;
        foreach (var page in open.Chunk(Page))
        {
            var invoices = (await change.DocumentsAsync(DocumentKind.Invoice, page)).ToDictionary(i => i.Id);
            foreach (var invoice in page.Select(id => invoices[id]))
            {
                var earliest = invoice.Date > credit.Date ? invoice.Date : credit.Date;
                if (date < earliest)
                {
                    continue;
                }

                var day = date ?? earliest;
                var part = Math.Min(change.Left(credit, day), change.Left(invoice, day));
                if (part > 0m)
                {
                    await change.AllocateAsync(credit, invoice, part, date, "number");
                    any = true;
                }
            }

            if (change.Left(credit, credit.Date) <= 0m)
            {
                break;
            }
        }

        if (!any)
        {
            throw new RuleViolation(RuleCodes.AllocationExceedsTarget,
                $"Account {change.Account.Number} has no invoice in {credit.Currency} with anything open{(date is { } d ? $" from {d:yyyy-MM-dd} on" : "")}.", "number");
        }
    }

    private sealed class Validator : AbstractValidator<AllocateCreditInput>
    {
        public Validator()
        {
            RuleFor(a => a.AccountNumber).IsAccountNumber();
            RuleFor(a => a.Number).IsText(60);
            RuleFor(a => a.Date).IsDay();
            RuleFor(a => a.Allocations).AreAllocations();
            RuleFor(a => a.Allocations).Custom((allocations, context) =>
            {
                if (allocations is { Count: 0 })
                {
                    context.Problem(InputCodes.Required, "Name the invoices, or leave the list out for what is due first.");
                }
            });
            RuleFor(a => a.IdempotencyKey).IsIdempotencyKey();
        }
    }
}
