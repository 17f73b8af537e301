using B2BAccounts.Api.Accounts;
using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Security;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Receivables;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Receivables;

public sealed record CloseDisputeInput(string AccountNumber, string InvoiceNumber)
{
    /// <summary>The first day on which it no longer stands; null: today, or the day it was opened where that is later.</summary>
    public DateOnly? ClosedOn { get; init; }

    public string? IdempotencyKey { get; init; }
}

/// <summary>Ends the dispute that is open on an invoice.</summary>
public sealed class CloseDispute(BookTransactions transactions, PostingEvents events)
{
    private static readonly Validator Rules = new();

    /// <exception cref="InputInvalid">The input has not the form it must have.</exception>
    /// <exception cref="RuleViolation">The account or invoice is not there, DISPUTE_NOT_FOUND, or a day before it was opened.</exception>
    public Task<Invoice> HandleAsync(CloseDisputeInput input, Scope scope, CancellationToken cancel)
    {
        Rules.Demand(input);
        return transactions.RunAsync(
            BookLock.OfAccounts(input.AccountNumber),
            async book =>
            {
                await book.DemandSeenAsync(scope, (input.AccountNumber, "accountNumber"));
                var id = await book.OnceAsync(input.IdempotencyKey, "closeDispute", input, () => CloseAsync(book, input));
                return await book.Db.Invoices.AsNoTracking().SingleAsync(i => i.Id == id, book.Cancel);
            },
            cancel);
    }

    private async Task<long> CloseAsync(BookTransaction book, CloseDisputeInput input)
    {
        var invoice = await InvoiceByNumber.FindAsync(book, input.AccountNumber, input.InvoiceNumber);
        var dispute = await book.Db.Disputes.Where(d => d.InvoiceId == invoice.Id && d.ClosedOn == null).OrderByDescending(d => d.OpenedOn).FirstOrDefaultAsync(book.Cancel)
            ?? throw new RuleViolation(RuleCodes.DisputeNotFound, $"No dispute is open on invoice '{invoice.Number}'.", "invoiceNumber");
        dispute.Close(input.ClosedOn ?? (dispute.OpenedOn > book.Today ? dispute.OpenedOn : book.Today), book.RecordedAt);
        await book.Db.SaveChangesAsync(book.Cancel);
        await events.TellAsync(book, new LedgerChanged([invoice.AccountId]));
        return invoice.Id;
    }

    private sealed class Validator : AbstractValidator<CloseDisputeInput>
    {
        public Validator()
        {
            RuleFor(d => d.AccountNumber).IsAccountNumber();
            RuleFor(d => d.InvoiceNumber).IsText(60);
            RuleFor(d => d.ClosedOn).IsDay();
            RuleFor(d => d.IdempotencyKey).IsIdempotencyKey();
        }
    }
}
