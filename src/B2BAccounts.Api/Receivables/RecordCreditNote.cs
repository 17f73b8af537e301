using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain.Receivables;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Receivables;

public sealed record RecordCreditNoteInput(string AccountNumber, string Number, DateOnly Date, MoneyInput Amount, CreditNoteReason Reason)
{
    public string? InvoiceNumber { get; init; }

    public decimal? NetAmount { get; init; }

    public decimal? TaxAmount { get; init; }

    public IReadOnlyList<LineInput>? Lines { get; init; }

    public bool Opening { get; init; }

    public string? IdempotencyKey { get; init; }
}

/// <summary>Records one credit note, and sets it against the invoice that it names up to what is open.</summary>
public sealed class RecordCreditNote(BookTransactions transactions, Posting posting)
{
    private static readonly Validator Rules = new();

    /// <exception cref="InputInvalid">The input has not the form it must have.</exception>
    /// <exception cref="Domain.RuleViolation">A rule refuses the credit note.</exception>
    public Task<CreditNote> HandleAsync(RecordCreditNoteInput input, CancellationToken cancel)
    {
        Rules.Demand(input);
        var note = new NewCreditNote(input.AccountNumber, input.Number, input.Date, input.Amount.Amount, input.Amount.Currency)
        {
            Reason = input.Reason,
            InvoiceNumber = input.InvoiceNumber,
            NetAmount = input.NetAmount,
            TaxAmount = input.TaxAmount,
            Lines = input.Lines?.Select(l => l.ToNew(input.Amount.Currency)).ToList(),
            Opening = input.Opening,
        };
        return transactions.RunAsync(
            BookLock.OfAccounts(input.AccountNumber),
            async book =>
            {
                var id = await book.OnceAsync(input.IdempotencyKey, "recordCreditNote", input, () => posting.PostAsync(book, note));
                return await book.Db.CreditNotes.AsNoTracking().SingleAsync(n => n.Id == id, book.Cancel);
            },
            cancel);
    }

    private sealed class Validator : AbstractValidator<RecordCreditNoteInput>
    {
        public Validator()
        {
            RuleFor(n => n.AccountNumber).IsAccountNumber();
            RuleFor(n => n.Number).IsDocumentNumber();
            RuleFor(n => n.Date).IsDay();
            RuleFor(n => n.Amount).SetValidator(MoneyInputValidator.OfDocument);
            RuleFor(n => n.InvoiceNumber).IsOptionalText(60);
            RuleFor(n => n.Lines).AreLines(mayTakeOff: false);
            RuleFor(n => n.IdempotencyKey).IsIdempotencyKey();
        }
    }
}
