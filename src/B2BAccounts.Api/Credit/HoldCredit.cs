using B2BAccounts.Api.Accounts;
using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Security.Audit;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Credit;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Credit;

public sealed record HoldCreditInput(string AccountNumber, string Reason)
{
    public string? IdempotencyKey { get; init; }
}

/// <summary>Holds an account's credit from this moment on: no order takes any until the hold is lifted, which is decided by others.</summary>
public sealed class HoldCredit(BookTransactions transactions, IHttpContextAccessor requests)
{
    private static readonly Validator Rules = new();

    private static readonly CompiledQuery<Func<Book, long, Task<bool>>> Held = new(() => EF.CompileAsyncQuery(
        (Book db, long account) => db.CreditHolds.Any(h => h.AccountId == account && h.LiftedAt == null)));

    /// <exception cref="InputInvalid">The input has not the form it must have.</exception>
    /// <exception cref="RuleViolation">The account is not there, or CREDIT_HELD: it is held already.</exception>
    public Task<CreditHold> HandleAsync(HoldCreditInput input, Scope scope, CancellationToken cancel)
    {
        Rules.Demand(input);
        return transactions.RunAsync(
            BookLock.OfAccounts(input.AccountNumber),
            async book =>
            {
                await book.DemandSeenAsync(scope, (input.AccountNumber, "accountNumber"));
                var id = await book.OnceAsync(input.IdempotencyKey, "holdCredit", input, async () =>
                {
                    var account = await AccountByNumber.IdAsync(book, input.AccountNumber);
                    if (await Standing(book.Db, account).OrderBy(h => h.SetAt).FirstOrDefaultAsync(book.Cancel) is { } standing)
                    {
                        throw new RuleViolation(RuleCodes.CreditHeld,
                            $"The credit of account {input.AccountNumber} is held since {standing.SetAt:yyyy-MM-dd} by {standing.SetBy} ('{standing.Reason}').", "accountNumber");
                    }

                    var hold = new CreditHold
                    {
                        Id = await book.KeyAsync<CreditHold>(), AccountId = account, Reason = input.Reason, SetBy = AuditCaller.Of(requests.HttpContext).Storable().Name, SetAt = book.RecordedAt,
                    };
                    book.Db.CreditHolds.Add(hold);
                    await book.Db.SaveChangesAsync(book.Cancel);
                    return hold.Id;
                });
                return await book.Db.CreditHolds.AsNoTracking().SingleAsync(h => h.Id == id, book.Cancel);
            },
            cancel);
    }

    /// <summary>Whether a hold stands on an account.</summary>
    internal static Task<bool> IsHeldAsync(Book db, long account) => Held.For(db)(db, account);

    /// <summary>Holds of an account that nobody has lifted.</summary>
    internal static IQueryable<CreditHold> Standing(Book db, long account) => Standing(db).Where(h => h.AccountId == account);

    /// <summary>Holds of any account that nobody has lifted.</summary>
    internal static IQueryable<CreditHold> Standing(Book db) => db.CreditHolds.Where(h => h.LiftedAt == null);

    private sealed class Validator : AbstractValidator<HoldCreditInput>
    {
        public Validator()
        {
            RuleFor(h => h.AccountNumber).IsAccountNumber();
            RuleFor(h => h.Reason).IsText(CreditDecisionMapping.ReasonLength);
            RuleFor(h => h.IdempotencyKey).IsIdempotencyKey();
        }
    }
}
