using B2BAccounts.Api.Accounts;
using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Security;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Receivables.Dunning;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Receivables.Dunning;

/// <summary>What a hold is about.</summary>
/// <param name="InvoiceNumber">Null: every invoice of the account.</param>
public abstract record DunningHoldInput(string AccountNumber, string Reason, string? InvoiceNumber)
{
    public string? IdempotencyKey { get; init; }
}

public sealed record HoldDunningInput(string AccountNumber, string Reason, string? InvoiceNumber = null) : DunningHoldInput(AccountNumber, Reason, InvoiceNumber)
{
    /// <summary>The last day, today or later; null: until it is lifted.</summary>
    public DateOnly? Until { get; init; }
}

public sealed record LiftDunningHoldInput(string AccountNumber, string Reason, string? InvoiceNumber = null) : DunningHoldInput(AccountNumber, Reason, InvoiceNumber);

/// <summary>Keeps an invoice, or all of an account's, out of reminders from today on, and lets it back.</summary>
public sealed class HoldDunning(BookTransactions transactions)
{
    private static readonly HoldValidator HoldRules = new();
    private static readonly Validator<LiftDunningHoldInput> LiftRules = new();

    /// <exception cref="InputInvalid">The input has not the form it must have.</exception>
    /// <exception cref="RuleViolation">The account or invoice is not there, DUNNING_HELD, or the last day lies before today.</exception>
    public Task<DunningHold> HoldAsync(HoldDunningInput input, Scope scope, CancellationToken cancel)
    {
        HoldRules.Demand(input);
        return ChangeAsync(input, scope, "holdDunning", async (book, account, invoice, standing) =>
        {
            if (standing is not null)
            {
                throw new RuleViolation(RuleCodes.DunningHeld,
                    $"Reminders of {Held(input)} are held since {standing.HeldFrom:yyyy-MM-dd}{(standing.HeldUntil is { } until ? $" until {until:yyyy-MM-dd}" : "")} ('{standing.Reason}'). Lift that hold first.", Named(input));
            }

            if (input.Until < book.Today)
            {
                throw new RuleViolation(RuleCodes.ValueOutOfRange, $"The last day {input.Until:yyyy-MM-dd} lies before today, {book.Today:yyyy-MM-dd}.", "until");
            }

            var hold = new DunningHold
            {
                Id = await book.KeyAsync<DunningHold>(), AccountId = account, InvoiceId = invoice, HeldFrom = book.Today, HeldUntil = input.Until, Reason = input.Reason, RecordedAt = book.RecordedAt,
            };
            book.Db.DunningHolds.Add(hold);
            return hold;
        }, cancel);
    }

    /// <exception cref="InputInvalid">The input has not the form it must have.</exception>
    /// <exception cref="RuleViolation">The account or invoice is not there, or DUNNING_NOT_HELD.</exception>
    public Task<DunningHold> LiftAsync(LiftDunningHoldInput input, Scope scope, CancellationToken cancel)
    {
        LiftRules.Demand(input);
        return ChangeAsync(input, scope, "liftDunningHold", (book, _, _, standing) =>
        {
            if (standing is null)
            {
                throw new RuleViolation(RuleCodes.DunningNotHeld, $"No hold keeps {Held(input)} out of reminders today.", Named(input));
            }

            (standing.LiftedOn, standing.LiftReason) = (book.Today, input.Reason);
            return Task.FromResult(standing);
        }, cancel);
    }

    private Task<DunningHold> ChangeAsync<TInput>(
        TInput input, Scope scope, string operation, Func<BookTransaction, long, long?, DunningHold?, Task<DunningHold>> change, CancellationToken cancel)
        where TInput : DunningHoldInput => transactions.RunAsync(
            BookLock.OfAccounts(input.AccountNumber),
            async book =>
            {
                await book.DemandSeenAsync(scope, (input.AccountNumber, "accountNumber"));
                var id = await book.OnceAsync(input.IdempotencyKey, operation, input, async () =>
                {
                    var found = input.InvoiceNumber is { } number ? await InvoiceByNumber.FindAsync(book, input.AccountNumber, number) : null;
                    var (account, invoice) = (found?.AccountId ?? await AccountByNumber.IdAsync(book, input.AccountNumber), found?.Id);
                    var standing = await book.Db.DunningHolds.Where(h => h.AccountId == account && h.InvoiceId == invoice)
                        .Where(DunningHolds.StandingOn(book.Today)).SingleOrDefaultAsync(book.Cancel);
                    var hold = await change(book, account, invoice, standing);
                    await book.Db.SaveChangesAsync(book.Cancel);
                    return hold.Id;
                });
                return await book.Db.DunningHolds.AsNoTracking().SingleAsync(h => h.Id == id, book.Cancel);
            },
            cancel);

    private static string Held(DunningHoldInput input) => input.InvoiceNumber is { } invoice ? $"invoice '{invoice}' of account {input.AccountNumber}" : $"account {input.AccountNumber}";

    private static string Named(DunningHoldInput input) => input.InvoiceNumber is null ? "accountNumber" : "invoiceNumber";

    private sealed class HoldValidator : Validator<HoldDunningInput>
    {
        public HoldValidator() => RuleFor(h => h.Until).IsDay();
    }

    private class Validator<TInput> : AbstractValidator<TInput>
        where TInput : DunningHoldInput
    {
        public Validator()
        {
            RuleFor(h => h.AccountNumber).IsAccountNumber();
            RuleFor(h => h.InvoiceNumber!).IsText(60).When(h => h.InvoiceNumber is not null);
            RuleFor(h => h.Reason).IsText(DunningHoldMapping.ReasonLength);
            RuleFor(h => h.IdempotencyKey).IsIdempotencyKey();
        }
    }
}
