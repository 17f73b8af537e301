using B2BAccounts.Api.Accounts;
using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Security;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Receivables;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Receivables;

public sealed record RecordPromiseInput(string AccountNumber, string InvoiceNumber, DateOnly PayBy)
{
    /// <summary>Null: all that is open of the invoice on the day the promise was made.</summary>
    public MoneyInput? Amount { get; init; }

    /// <summary>Null: today.</summary>
    public DateOnly? MadeOn { get; init; }

    public string? Note { get; init; }

    /// <summary>Why it takes the place of the promise that is open on the invoice.</summary>
    public string? ReplaceReason { get; init; }

    public string? IdempotencyKey { get; init; }
}

/// <summary>Records that an account has promised to pay an amount of an invoice by a day.</summary>
public sealed class RecordPromise(BookTransactions transactions)
{
    private static readonly Validator Rules = new();

    /// <exception cref="InputInvalid">The input has not the form it must have.</exception>
    /// <exception cref="RuleViolation">The account or invoice is not there, PROMISE_EXISTS, PROMISE_EXCEEDS_OPEN, or a day lies before another.</exception>
    public Task<PaymentPromise> HandleAsync(RecordPromiseInput input, Scope scope, CancellationToken cancel)
    {
        Rules.Demand(input);
        return transactions.RunAsync(
            BookLock.OfAccounts(input.AccountNumber),
            async book =>
            {
                await book.DemandSeenAsync(scope, (input.AccountNumber, "accountNumber"));
                var id = await book.OnceAsync(input.IdempotencyKey, "recordPromise", input, () => RecordAsync(book, input));
                return await book.Db.PaymentPromises.AsNoTracking().SingleAsync(p => p.Id == id, book.Cancel);
            },
            cancel);
    }

    private static async Task<long> RecordAsync(BookTransaction book, RecordPromiseInput input)
    {
        var invoice = await InvoiceByNumber.FindAsync(book, input.AccountNumber, input.InvoiceNumber);
        var madeOn = input.MadeOn ?? book.Today;
        if (madeOn > book.Today)
        {
            throw new RuleViolation(RuleCodes.ValueOutOfRange, $"A promise made on {madeOn:yyyy-MM-dd} lies in the future; today is {book.Today:yyyy-MM-dd}.", "madeOn");
        }

        var open = (await OpenAmounts.OfAsync(book.Db, [invoice.Id], madeOn, book.Cancel))[invoice.Id].Amount;
        var settled = await Promises.SettledOfAsync(book.Db, invoice.Id, madeOn, book.Cancel);
        var promise = PaymentPromise.Of(invoice, madeOn, input.PayBy, input.Amount is { } given ? new Money(given.Amount, given.Currency) : null, open, settled);
        await EndEarlierAsync(book, invoice, promise, input.ReplaceReason);
        (promise.Id, promise.Note, promise.RecordedAt) = (await book.KeyAsync<PaymentPromise>(), input.Note, book.RecordedAt);
        book.Db.PaymentPromises.Add(promise);
        await book.Db.SaveChangesAsync(book.Cancel);
        return promise.Id;
    }

    private static async Task EndEarlierAsync(BookTransaction book, Invoice invoice, PaymentPromise promise, string? reason)
    {
        var earlier = await book.Db.PaymentPromises
            .Where(p => p.InvoiceId == invoice.Id && p.EndedOn == null && p.LastDay >= promise.MadeOn && p.MadeOn <= promise.LastDay).ToListAsync(book.Cancel);
        var states = await Promises.StatesAsync(book.Db, earlier, book.Today, book.Cancel);
        foreach (var broken in earlier.Where(p => states[p.Id] == PromiseState.Broken))
        {
            throw new RuleViolation(RuleCodes.DatesOutOfOrder,
                $"The promise to pay '{invoice.Number}' by {broken.PayBy:yyyy-MM-dd} was broken on {broken.BrokenOn:yyyy-MM-dd}; another is made on that day or later, and lets it stand.", "madeOn");
        }

        var open = earlier.Find(p => states[p.Id] == PromiseState.Open);
        if (open is null && reason is not null)
        {
            throw new RuleViolation(RuleCodes.PromiseNotFound, $"No promise is open on invoice '{invoice.Number}' that could be replaced; leave the reason out.", "replaceReason");
        }

        if (open is null)
        {
            return;
        }

        if (reason is null)
        {
            throw new RuleViolation(RuleCodes.PromiseExists,
                $"{Currency.Of(open.Currency).Format(open.Amount)} {open.Currency} of invoice '{invoice.Number}' are promised by {open.PayBy:yyyy-MM-dd}. Say why another promise takes its place.", "replaceReason");
        }

        if (promise.MadeOn < open.MadeOn)
        {
            throw new RuleViolation(RuleCodes.DatesOutOfOrder, $"The promise that is to be replaced was made on {open.MadeOn:yyyy-MM-dd}, after {promise.MadeOn:yyyy-MM-dd}.", "madeOn");
        }

        (open.EndedOn, open.IsReplaced, open.EndReason) = (promise.MadeOn, true, reason);
    }

    private sealed class Validator : AbstractValidator<RecordPromiseInput>
    {
        public Validator()
        {
            RuleFor(p => p.AccountNumber).IsAccountNumber();
            RuleFor(p => p.InvoiceNumber).IsText(60);
            RuleFor(p => p.PayBy).IsDay();
            RuleFor(p => p.Amount!).SetValidator(MoneyInputValidator.OfDocument).When(p => p.Amount is not null);
            RuleFor(p => p.MadeOn).IsDay();
            RuleFor(p => p.Note).IsOptionalText(PaymentPromiseMapping.NoteLength);
            RuleFor(p => p.ReplaceReason!).IsText(PaymentPromiseMapping.NoteLength).When(p => p.ReplaceReason is not null);
            RuleFor(p => p.IdempotencyKey).IsIdempotencyKey();
        }
    }
}
