using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Receivables;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Receivables;

/// <param name="Number">The payment's.</param>
public sealed record RecoverWrittenOffInput(string AccountNumber, string WriteOffNumber, string Number, DateOnly Date, MoneyInput Amount)
{
    public string? Method { get; init; }

    public string? Reference { get; init; }

    public string? IdempotencyKey { get; init; }
}

/// <summary>A customer pays what was given up: that part of the write-off is taken back, and the payment settles what is open again.</summary>
public sealed class RecoverWrittenOff(BookTransactions transactions, Posting posting, PostingEvents events)
{
    private static readonly Validator Rules = new();

    /// <exception cref="InputInvalid">The input has not the form it must have.</exception>
    /// <exception cref="RuleViolation">There is no such write-off, less is left of it, or a rule refuses the payment; then nothing is changed.</exception>
    public Task<Payment> HandleAsync(RecoverWrittenOffInput input, CancellationToken cancel)
    {
        Rules.Demand(input);
        return transactions.RunAsync(
            BookLock.OfAccounts(input.AccountNumber),
            async book =>
            {
                var id = await book.OnceAsync(input.IdempotencyKey, "recoverWrittenOff", input, () => RecoverAsync(book, input));
                return await book.Db.Payments.AsNoTracking().SingleAsync(p => p.Id == id, book.Cancel);
            },
            cancel);
    }

    private async Task<long> RecoverAsync(BookTransaction book, RecoverWrittenOffInput input)
    {
        var change = await LedgerChange.OfAsync(book, input.AccountNumber);
        var writeOff = await change.DocumentAsync(DocumentKind.WriteOff, input.WriteOffNumber, "writeOffNumber");
        if (input.Amount.Currency != writeOff.Currency)
        {
            throw new RuleViolation(RuleCodes.CurrencyMismatch, $"Write-off '{writeOff.Number}' is in {writeOff.Currency}, not in {input.Amount.Currency}.", "amount", "currency");
        }

        var amount = ReversalRule.Check(
            DocumentKind.WriteOff, writeOff.Amount, writeOff.Date, change.Reversed(DocumentKind.WriteOff, writeOff.Id), input.Date, input.Amount.Amount, "amount");
        var reason = $"Recovered by payment {input.Number}";
        await change.ReverseAsync(DocumentKind.WriteOff, writeOff.Id, input.Date, amount, reason);
        var (rest, paid) = (amount, new Dictionary<long, decimal>());
        foreach (var (allocation, reversals) in change.Allocations(writeOff).ToList())
        {
            var part = Math.Min(rest, allocation.Amount - reversals.Sum(r => r.Amount));
            if (part > 0m)
            {
                ReversalRule.Check(DocumentKind.Allocation, allocation.Amount, allocation.Date, reversals.Sum(r => r.Amount), input.Date, part, "date");
                await change.ReverseAsync(DocumentKind.Allocation, allocation.Id, input.Date, part, reason);
                paid.Add(allocation.ToId, part);
                rest -= part;
            }
        }

        await change.WriteAsync();
        // Before the payment, which tells only what it adds.
        await events.TellAsync(book, new LedgerChanged([change.Account.Id]));
        var invoices = await change.DocumentsAsync(DocumentKind.Invoice, paid.Keys);
        return await posting.PostAsync(book, new NewPayment(input.AccountNumber, input.Number, input.Date, amount, writeOff.Currency)
        {
            Method = input.Method, Reference = input.Reference, Allocations = [.. invoices.Select(i => new NewAllocation(i.Number, paid[i.Id]))],
        });
    }

    private sealed class Validator : AbstractValidator<RecoverWrittenOffInput>
    {
        public Validator()
        {
            RuleFor(r => r.AccountNumber).IsAccountNumber();
            RuleFor(r => r.WriteOffNumber).IsText(60);
            RuleFor(r => r.Number).IsDocumentNumber();
            RuleFor(r => r.Date).IsDay();
            RuleFor(r => r.Amount).SetValidator(MoneyInputValidator.OfDocument);
            RuleFor(r => r.Method).IsOptionalText(40);
            RuleFor(r => r.Reference).IsOptionalText(200);
            RuleFor(r => r.IdempotencyKey).IsIdempotencyKey();
        }
    }
}
