using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain.Receivables;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Receivables;

public sealed record RecordInvoiceInput(string AccountNumber, string Number, DateOnly Date, MoneyInput Amount)
{
    public DateOnly? DueDate { get; init; }

    /// <summary>The customer's order; what was reserved for it is then invoiced.</summary>
    public string? OrderNumber { get; init; }

    public decimal? NetAmount { get; init; }

    public decimal? TaxAmount { get; init; }

    public IReadOnlyList<LineInput>? Lines { get; init; }

    public bool Opening { get; init; }

    public string? IdempotencyKey { get; init; }
}

/// <summary>Records one invoice. It is never refused for credit.</summary>
public sealed class RecordInvoice(BookTransactions transactions, Posting posting)
{
    private static readonly Validator Rules = new();

    /// <exception cref="InputInvalid">The input has not the form it must have.</exception>
    /// <exception cref="Domain.RuleViolation">A rule refuses the invoice.</exception>
    public Task<Invoice> HandleAsync(RecordInvoiceInput input, CancellationToken cancel)
    {
        Rules.Demand(input);
        var invoice = new NewInvoice(input.AccountNumber, input.Number, input.Date, input.Amount.Amount, input.Amount.Currency)
        {
            DueDate = input.DueDate,
            OrderNumber = input.OrderNumber,
            NetAmount = input.NetAmount,
            TaxAmount = input.TaxAmount,
            Lines = input.Lines?.Select(l => l.ToNew(input.Amount.Currency)).ToList(),
            Opening = input.Opening,
        };
        return transactions.RunAsync(
            BookLock.OfAccounts(input.AccountNumber),
            async book =>
            {
                var id = await book.OnceAsync(input.IdempotencyKey, "recordInvoice", input, () => posting.PostAsync(book, invoice));
                return await book.Db.Invoices.AsNoTracking().SingleAsync(i => i.Id == id, book.Cancel);
            },
            cancel);
    }

    private sealed class Validator : AbstractValidator<RecordInvoiceInput>
    {
        public Validator()
        {
            RuleFor(i => i.AccountNumber).IsAccountNumber();
            RuleFor(i => i.Number).IsDocumentNumber();
            RuleFor(i => i.Date).IsDay();
            RuleFor(i => i.DueDate).IsDay();
            RuleFor(i => i.Amount).SetValidator(MoneyInputValidator.OfDocument);
            RuleFor(i => i.OrderNumber!).IsDocumentNumber().When(i => i.OrderNumber is not null);
            RuleFor(i => i.Lines).AreLines(mayTakeOff: true);
            RuleFor(i => i.IdempotencyKey).IsIdempotencyKey();
        }
    }
}
