using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Receivables;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Receivables;

public sealed record ReverseDocumentInput(string AccountNumber, DocumentKind Kind, string Number, DateOnly Date, string Reason)
{
    public string? IdempotencyKey { get; init; }
}

/// <summary>
/// Takes back a document from a day on, with all that it was set against: its own day if it was an error, the day on which something
/// happened if it was none. What the invoice had given up is given up no more; what was paid back stays paid back, and stands in the way.
/// </summary>
public sealed class ReverseDocument(BookTransactions transactions, PostingEvents events)
{
    private static readonly Validator Rules = new();

    /// <exception cref="InputInvalid">The input has not the form it must have.</exception>
    /// <exception cref="RuleViolation">There is no such document, it has been reversed, or the day is too early.</exception>
    public Task<ShownReversal> HandleAsync(ReverseDocumentInput input, CancellationToken cancel)
    {
        Rules.Demand(input);
        return transactions.RunAsync(
            BookLock.OfAccounts(input.AccountNumber),
            async book =>
            {
                var id = await book.OnceAsync(input.IdempotencyKey, "reverseDocument", input, () => ReverseAsync(book, input));
                var reversal = await book.Db.Reversals.AsNoTracking().SingleAsync(r => r.Id == id, book.Cancel);
                var document = await LedgerDocument.Of(book.Db, reversal.Kind).SingleAsync(d => d.Id == reversal.DocumentId, book.Cancel);
                return ShownReversal.Of(reversal, document.Currency);
            },
            cancel);
    }

    private async Task<long> ReverseAsync(BookTransaction book, ReverseDocumentInput input)
    {
        var change = await LedgerChange.OfAsync(book, input.AccountNumber);
        var document = await change.DocumentAsync(input.Kind, input.Number, "number");
        var amount = ReversalRule.Check(input.Kind, document.Amount, document.Date, change.Reversed(input.Kind, document.Id), input.Date, null, "date");
        var allocations = change.Allocations(document).ToList();
        ReversalRule.CheckUse(input.Kind, document.Id, input.Date, allocations, "date");
        var reversal = await change.ReverseAsync(input.Kind, document.Id, input.Date, amount, input.Reason);
        var sources = allocations.ToDictionary(a => a.Allocation.Id, a => a.Allocation);
        foreach (var (id, date, part) in ReversalRule.Cascade(input.Kind, document.Id, input.Date, allocations.Select(a => (a.Allocation, a.Reversals.Sum(r => r.Amount)))).ToList())
        {
            await change.ReverseAsync(DocumentKind.Allocation, id, date, part, input.Reason);
            if (sources[id] is { FromKind: DocumentKind.WriteOff } && input.Kind == DocumentKind.Invoice)
            {
                await change.ReverseAsync(DocumentKind.WriteOff, sources[id].FromId, date, part, input.Reason);
            }
        }

        await change.WriteAsync();
        if (input.Kind == DocumentKind.Invoice)
        {
            await PurchaseDays.RecountAsync(book, change.Account);
        }

        await events.TellAsync(book, new LedgerChanged([change.Account.Id]));
        return reversal.Id;
    }

    private sealed class Validator : AbstractValidator<ReverseDocumentInput>
    {
        public Validator()
        {
            RuleFor(r => r.AccountNumber).IsAccountNumber();
            RuleFor(r => r.Number).IsText(60);
            RuleFor(r => r.Date).IsDay();
            RuleFor(r => r.Reason).IsText(500);
            RuleFor(r => r.IdempotencyKey).IsIdempotencyKey();
        }
    }
}
