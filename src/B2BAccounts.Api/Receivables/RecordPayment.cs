using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Receivables;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Receivables;

public sealed record PaymentAllocationInput(string InvoiceNumber, decimal Amount);

public sealed record RecordPaymentInput(string AccountNumber, string Number, DateOnly Date, MoneyInput Amount)
{
    public string? Method { get; init; }

    public string? Reference { get; init; }

    public bool Opening { get; init; }

    public IReadOnlyList<PaymentAllocationInput>? Allocations { get; init; }

    public AllocationChoice Rule { get; init; } = AllocationChoice.OldestDueFirst;

    public string? IdempotencyKey { get; init; }
}

/// <summary>Records one payment, and allocates it to the invoices named, or oldest due first, or not at all.</summary>
public sealed class RecordPayment(BookTransactions transactions, Posting posting)
{
    private static readonly Validator Rules = new();

    /// <exception cref="InputInvalid">The input has not the form it must have.</exception>
    /// <exception cref="RuleViolation">A rule refuses the payment or an allocation; then nothing of it is recorded.</exception>
    public Task<Payment> HandleAsync(RecordPaymentInput input, CancellationToken cancel)
    {
        Rules.Demand(input);
        var payment = new NewPayment(input.AccountNumber, input.Number, input.Date, input.Amount.Amount, input.Amount.Currency)
        {
            Method = input.Method,
            Reference = input.Reference,
            Allocations = input.Allocations?.Select(a => new NewAllocation(a.InvoiceNumber, a.Amount)).ToList(),
            Choice = input.Rule,
            Opening = input.Opening,
        };
        return transactions.RunAsync(
            BookLock.OfAccounts(input.AccountNumber),
            async book =>
            {
                var id = await book.OnceAsync(input.IdempotencyKey, "recordPayment", input, () => posting.PostAsync(book, payment));
                return await book.Db.Payments.AsNoTracking().SingleAsync(p => p.Id == id, book.Cancel);
            },
            cancel);
    }

    private sealed class Validator : AbstractValidator<RecordPaymentInput>
    {
        public Validator()
        {
            RuleFor(p => p.AccountNumber).IsAccountNumber();
            RuleFor(p => p.Number).IsDocumentNumber();
            RuleFor(p => p.Date).IsDay();
            RuleFor(p => p.Amount).SetValidator(MoneyInputValidator.OfDocument);
            RuleFor(p => p.Method).IsOptionalText(40);
            RuleFor(p => p.Reference).IsOptionalText(200);
            RuleFor(p => p.Allocations).AreAllocations();
            RuleFor(p => p.IdempotencyKey).IsIdempotencyKey();
        }
    }
}
