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
        private const int MostAllocations = 1_000;

        public Validator()
        {
            RuleFor(p => p.AccountNumber).IsAccountNumber();
            RuleFor(p => p.Number).IsDocumentNumber();
            RuleFor(p => p.Date).IsDay();
            RuleFor(p => p.Amount).SetValidator(MoneyInputValidator.OfDocument);
            RuleFor(p => p.Method).IsOptionalText(40);
            RuleFor(p => p.Reference).IsOptionalText(200);
            RuleForEach(p => p.Allocations).ChildRules(a => a.RuleFor(i => i.Amount).Custom((amount, context) =>
            {
                if (amount <= 0m)
                {
                    context.Problem(RuleCodes.AmountNotPositive, $"The amount {amount} must be above zero.");
                }
            }));
            RuleForEach(p => p.Allocations).ChildRules(a => a.RuleFor(i => i.InvoiceNumber).IsText(60));
            RuleFor(p => p.Allocations).Custom((allocations, context) =>
            {
                if (allocations is null)
                {
                    return;
                }

                if (allocations.Count > MostAllocations)
                {
                    context.Problem(InputCodes.OutOfRange, $"A payment names at most {MostAllocations} invoices, not {allocations.Count}; record it in parts.");
                }

                if (allocations.GroupBy(a => a.InvoiceNumber, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } repeated)
                {
                    context.Problem(InputCodes.Repeated, $"The invoice '{repeated.Key}' is named {repeated.Count()} times; name it once with the sum.");
                }
            });
            RuleFor(p => p.IdempotencyKey).IsIdempotencyKey();
        }
    }
}
