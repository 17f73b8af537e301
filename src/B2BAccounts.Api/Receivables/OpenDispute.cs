using B2BAccounts.Api.Accounts;
using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Security;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Receivables;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Receivables;

public sealed record OpenDisputeInput(string AccountNumber, string InvoiceNumber, string Reason)
{
    /// <summary>Null: the whole invoice.</summary>
    public MoneyInput? Amount { get; init; }

    /// <summary>Null: today.</summary>
    public DateOnly? OpenedOn { get; init; }

    public string? IdempotencyKey { get; init; }
}

/// <summary>Records that an account contests an invoice, or part of it: it stays owed, and is not dunned while the dispute stands.</summary>
public sealed class OpenDispute(BookTransactions transactions, PostingEvents events)
{
    private static readonly Validator Rules = new();

    /// <exception cref="InputInvalid">The input has not the form it must have.</exception>
    /// <exception cref="RuleViolation">The account or invoice is not there, DISPUTE_EXISTS, more is contested than the invoice, or a day before another.</exception>
    public Task<Invoice> HandleAsync(OpenDisputeInput input, Scope scope, CancellationToken cancel)
    {
        Rules.Demand(input);
        return transactions.RunAsync(
            BookLock.OfAccounts(input.AccountNumber),
            async book =>
            {
                await book.DemandSeenAsync(scope, (input.AccountNumber, "accountNumber"));
                var id = await book.OnceAsync(input.IdempotencyKey, "openDispute", input, () => OpenAsync(book, input));
                return await book.Db.Invoices.AsNoTracking().SingleAsync(i => i.Id == id, book.Cancel);
            },
            cancel);
    }

    private async Task<long> OpenAsync(BookTransaction book, OpenDisputeInput input)
    {
        var invoice = await InvoiceByNumber.FindAsync(book, input.AccountNumber, input.InvoiceNumber);
        var openedOn = input.OpenedOn ?? (invoice.Date > book.Today ? invoice.Date : book.Today);
        if (await book.Db.Disputes.FirstOrDefaultAsync(d => d.InvoiceId == invoice.Id && d.ClosedOn == null, book.Cancel) is { } open)
        {
            throw new RuleViolation(RuleCodes.DisputeExists, $"Invoice '{invoice.Number}' is in dispute since {open.OpenedOn:yyyy-MM-dd}; close that first.", "invoiceNumber");
        }

        if (input.Amount is { } named && named.Currency != invoice.Currency)
        {
            throw new RuleViolation(RuleCodes.CurrencyMismatch, $"Invoice '{invoice.Number}' is in {invoice.Currency}, not in {named.Currency}.", "amount", "currency");
        }

        var amount = input.Amount?.Amount ?? invoice.Amount;
        if (amount > invoice.Amount)
        {
            throw new RuleViolation(RuleCodes.ValueOutOfRange, $"{amount} is contested, but the invoice is of {invoice.Amount}.", "amount", "amount");
        }

        if (openedOn < invoice.Date)
        {
            throw new RuleViolation(RuleCodes.DatesOutOfOrder, $"Invoice '{invoice.Number}' is of {invoice.Date:yyyy-MM-dd}; it is contested then or later, not on {openedOn:yyyy-MM-dd}.", "openedOn");
        }

        book.Db.Disputes.Add(new Dispute
        {
            Id = await book.KeyAsync<Dispute>(), AccountId = invoice.AccountId, InvoiceId = invoice.Id, OpenedOn = openedOn, Reason = input.Reason, Amount = amount, RecordedAt = book.RecordedAt,
        });
        await book.Db.SaveChangesAsync(book.Cancel);
        await events.TellAsync(book, new LedgerChanged([invoice.AccountId]));
        return invoice.Id;
    }

    private sealed class Validator : AbstractValidator<OpenDisputeInput>
    {
        public Validator()
        {
            RuleFor(d => d.AccountNumber).IsAccountNumber();
            RuleFor(d => d.InvoiceNumber).IsText(60);
            RuleFor(d => d.Reason).IsText(500);
            RuleFor(d => d.Amount!).SetValidator(MoneyInputValidator.OfDocument).When(d => d.Amount is not null);
            RuleFor(d => d.OpenedOn).IsDay();
            RuleFor(d => d.IdempotencyKey).IsIdempotencyKey();
        }
    }
}
