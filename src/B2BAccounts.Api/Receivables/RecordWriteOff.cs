using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Receivables;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Receivables;

public sealed record RecordWriteOffInput(string AccountNumber, string Number, DateOnly Date, string InvoiceNumber, string Reason)
{
    /// <summary>Null: all that is open of the invoice.</summary>
    public MoneyInput? Amount { get; init; }

    public string? IdempotencyKey { get; init; }
}

/// <summary>Gives up what is open of an invoice, or part of it.</summary>
public sealed class RecordWriteOff(BookTransactions transactions, Posting posting)
{
    private static readonly Validator Rules = new();

    /// <exception cref="InputInvalid">The input has not the form it must have.</exception>
    /// <exception cref="RuleViolation">There is no such invoice, or less is open of it on the day or later.</exception>
    public Task<WriteOff> HandleAsync(RecordWriteOffInput input, CancellationToken cancel)
    {
        Rules.Demand(input);
        return transactions.RunAsync(
            BookLock.OfAccounts(input.AccountNumber),
            async book =>
            {
                var id = await book.OnceAsync(input.IdempotencyKey, "recordWriteOff", input, () => WriteOffAsync(book, input));
                return await book.Db.WriteOffs.AsNoTracking().SingleAsync(w => w.Id == id, book.Cancel);
            },
            cancel);
    }

    private async Task<long> WriteOffAsync(BookTransaction book, RecordWriteOffInput input)
    {
        var amount = input.Amount;
        if (amount is null)
        {
            var change = await LedgerChange.OfAsync(book, input.AccountNumber);
            var invoice = await change.DocumentAsync(DocumentKind.Invoice, input.InvoiceNumber, "invoiceNumber");
            var open = change.Left(invoice, input.Date > invoice.Date ? input.Date : invoice.Date);
            amount = open > 0m ? new MoneyInput(open, invoice.Currency) : throw new RuleViolation(
                RuleCodes.AllocationExceedsTarget, $"Nothing is open of invoice '{input.InvoiceNumber}' from {input.Date:yyyy-MM-dd} on.", "invoiceNumber");
        }

        return await posting.PostAsync(book, new NewWriteOff(input.AccountNumber, input.Number, input.Date, amount.Amount, input.InvoiceNumber, input.Reason, amount.Currency));
    }

    private sealed class Validator : AbstractValidator<RecordWriteOffInput>
    {
        public Validator()
        {
            RuleFor(w => w.AccountNumber).IsAccountNumber();
            RuleFor(w => w.Number).IsDocumentNumber();
            RuleFor(w => w.Date).IsDay();
            RuleFor(w => w.InvoiceNumber).IsText(60);
            RuleFor(w => w.Reason).IsText(500);
            RuleFor(w => w.Amount!).SetValidator(MoneyInputValidator.OfDocument).When(w => w.Amount is not null);
            RuleFor(w => w.IdempotencyKey).IsIdempotencyKey();
        }
    }
}
