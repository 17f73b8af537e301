using B2BAccounts.Api.Accounts;
using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Security;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Receivables;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Receivables;

public sealed record WithdrawPromiseInput(string AccountNumber, string InvoiceNumber, string Reason)
{
    public string? IdempotencyKey { get; init; }
}

/// <summary>Takes back the promise that is open on an invoice: from today on it is neither kept nor broken. What was broken stays so.</summary>
public sealed class WithdrawPromise(BookTransactions transactions)
{
    private static readonly Validator Rules = new();

    /// <exception cref="InputInvalid">The input has not the form it must have.</exception>
    /// <exception cref="RuleViolation">The account or invoice is not there, or PROMISE_NOT_FOUND.</exception>
    public Task<PaymentPromise> HandleAsync(WithdrawPromiseInput input, Scope scope, CancellationToken cancel)
    {
        Rules.Demand(input);
        return transactions.RunAsync(
            BookLock.OfAccounts(input.AccountNumber),
            async book =>
            {
                await book.DemandSeenAsync(scope, (input.AccountNumber, "accountNumber"));
                var id = await book.OnceAsync(input.IdempotencyKey, "withdrawPromise", input, async () =>
                {
                    var invoice = await InvoiceByNumber.FindAsync(book, input.AccountNumber, input.InvoiceNumber);
                    var open = await Promises.Standing(book.Db, book.Db.PaymentPromises.Where(p => p.InvoiceId == invoice.Id), PromiseState.Open, book.Today)
                        .SingleOrDefaultAsync(book.Cancel)
                        ?? throw new RuleViolation(RuleCodes.PromiseNotFound, $"No promise is open on invoice '{input.InvoiceNumber}'.", "invoiceNumber");
                    (open.EndedOn, open.EndReason) = (book.Today, input.Reason);
                    await book.Db.SaveChangesAsync(book.Cancel);
                    return open.Id;
                });
                return await book.Db.PaymentPromises.AsNoTracking().SingleAsync(p => p.Id == id, book.Cancel);
            },
            cancel);
    }

    private sealed class Validator : AbstractValidator<WithdrawPromiseInput>
    {
        public Validator()
        {
            RuleFor(p => p.AccountNumber).IsAccountNumber();
            RuleFor(p => p.InvoiceNumber).IsText(60);
            RuleFor(p => p.Reason).IsText(PaymentPromiseMapping.NoteLength);
            RuleFor(p => p.IdempotencyKey).IsIdempotencyKey();
        }
    }
}
