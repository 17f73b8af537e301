using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Receivables;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Receivables;

/// <param name="From">PAYMENT or CREDIT_NOTE.</param>
public sealed record RecordRefundInput(string AccountNumber, string Number, DateOnly Date, DocumentKind From, string FromNumber)
{
    /// <summary>Null: all that is left of the payment or credit note.</summary>
    public MoneyInput? Amount { get; init; }

    public string? Reference { get; init; }

    public string? IdempotencyKey { get; init; }
}

/// <summary>Records what was paid back of a payment or credit note that is not set against anything.</summary>
public sealed class RecordRefund(BookTransactions transactions, PostingEvents events)
{
    private static readonly Validator Rules = new();

    /// <exception cref="InputInvalid">The input has not the form it must have.</exception>
    /// <exception cref="RuleViolation">There is no such document, or less is left of it on the day or later.</exception>
    public Task<Refund> HandleAsync(RecordRefundInput input, CancellationToken cancel)
    {
        Rules.Demand(input);
        return transactions.RunAsync(
            BookLock.OfAccounts(input.AccountNumber),
            async book =>
            {
                var id = await book.OnceAsync(input.IdempotencyKey, "recordRefund", input, () => RefundAsync(book, input));
                return await book.Db.Refunds.AsNoTracking().SingleAsync(r => r.Id == id, book.Cancel);
            },
            cancel);
    }

    private async Task<long> RefundAsync(BookTransaction book, RecordRefundInput input)
    {
        var change = await LedgerChange.OfAsync(book, input.AccountNumber);
        var account = change.Account.Id;
        if (await book.Db.Refunds.AnyAsync(r => r.AccountId == account && r.Number == input.Number, book.Cancel))
        {
            throw new RuleViolation(RuleCodes.DocumentNumberTaken, $"Account {input.AccountNumber} already has the number '{input.Number}'.", "number");
        }

        var credit = await change.DocumentAsync(input.From, input.FromNumber, "fromNumber");
        var amount = input.Amount?.Amount ?? change.Left(credit, input.Date > credit.Date ? input.Date : credit.Date);
        if (amount <= 0m)
        {
            throw new RuleViolation(RuleCodes.AllocationExceedsTarget, $"Nothing is left of {LedgerChange.Word(input.From)} '{input.FromNumber}' from {input.Date:yyyy-MM-dd} on.", "fromNumber");
        }

        if (input.Date < credit.Date)
        {
            throw new RuleViolation(RuleCodes.DatesOutOfOrder, $"{LedgerChange.Word(input.From)} '{input.FromNumber}' is of {credit.Date:yyyy-MM-dd}; it is paid back then or later, not on {input.Date:yyyy-MM-dd}.", "date");
        }

        var refund = new Refund
        {
            Id = await book.KeyAsync<Refund>(), AccountId = account, Number = input.Number, Date = input.Date, Currency = input.Amount?.Currency ?? credit.Currency,
            Amount = amount, Reference = input.Reference, RecordedAt = book.RecordedAt,
        };
        book.Db.Refunds.Add(refund);
        var paidOut = new LedgerDocument
        {
            Kind = DocumentKind.Refund, Id = refund.Id, AccountId = account, Number = refund.Number, Date = refund.Date, DueDate = refund.Date, Currency = refund.Currency, Amount = amount,
        };
        await change.AllocateAsync(paidOut, credit, amount, null, "amount");
        await change.WriteAsync();
        await events.TellAsync(book, new LedgerChanged([account]));
        return refund.Id;
    }

    private sealed class Validator : AbstractValidator<RecordRefundInput>
    {
        public Validator()
        {
            RuleFor(r => r.AccountNumber).IsAccountNumber();
            RuleFor(r => r.Number).IsDocumentNumber();
            RuleFor(r => r.Date).IsDay();
            RuleFor(r => r.FromNumber).IsText(60);
            RuleFor(r => r.Amount!).SetValidator(MoneyInputValidator.OfDocument).When(r => r.Amount is not null);
            RuleFor(r => r.Reference).IsOptionalText(200);
            RuleFor(r => r.IdempotencyKey).IsIdempotencyKey();
        }
    }
}
