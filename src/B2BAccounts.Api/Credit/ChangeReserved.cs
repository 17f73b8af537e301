using B2BAccounts.Api.Accounts;
using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Security;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Credit;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Credit;

/// <param name="Amount">In the reservation's currency; null for all that there is.</param>
public sealed record ReservedPartInput(string AccountNumber, string OrderNumber, MoneyInput? Amount)
{
    public string? IdempotencyKey { get; init; }
}

/// <summary>Says of a part of what is reserved for an order that it has been delivered, that it has not or came back, or that it is needed no more.</summary>
public sealed class ChangeReserved(BookTransactions transactions)
{
    private static readonly Validator Rules = new();

    /// <inheritdoc cref="ReleaseAsync"/>
    public Task<CreditReservation> DeliverAsync(ReservedPartInput input, Scope scope, CancellationToken cancel) =>
        ChangeAsync(input, scope, "deliverReserved", (order, amount, today) => order.Deliver(amount, today), cancel);

    /// <exception cref="InputInvalid">The input has not the form it must have.</exception>
    /// <exception cref="RuleViolation">Nothing was reserved for the order, less than that, or it has expired.</exception>
    public Task<CreditReservation> ReleaseAsync(ReservedPartInput input, Scope scope, CancellationToken cancel) =>
        ChangeAsync(input, scope, "releaseReserved", (order, amount, today) => order.Release(amount, today), cancel);

    /// <inheritdoc cref="ReleaseAsync"/>
    public Task<CreditReservation> TakeBackAsync(ReservedPartInput input, Scope scope, CancellationToken cancel) =>
        ChangeAsync(input, scope, "takeBackDelivered", (order, amount, _) => order.TakeBack(amount), cancel);

    private Task<CreditReservation> ChangeAsync(
        ReservedPartInput input, Scope scope, string operation, Action<CreditReservation, Money?, DateOnly> change, CancellationToken cancel)
    {
        Rules.Demand(input);
        return transactions.RunAsync(
            BookLock.OfAccounts(input.AccountNumber),
            async book =>
            {
                await book.DemandSeenAsync(scope, (input.AccountNumber, "accountNumber"));
                var id = await book.OnceAsync(input.IdempotencyKey, operation, input, async () =>
                {
                    var account = await AccountByNumber.IdAsync(book, input.AccountNumber);
                    var order = await ReservedOrders.FindAsync(book, account, input.OrderNumber)
                        ?? throw new RuleViolation(RuleCodes.ReservationNotFound, $"Nothing was ever reserved for order '{input.OrderNumber}' of account {input.AccountNumber}.", "orderNumber");
                    change(order, input.Amount is { } given ? new Money(given.Amount, given.Currency) : null, book.Today);
                    ReservedOrders.Touch(book, order);
                    return order.Id;
                });
                return await book.Db.CreditReservations.SingleAsync(r => r.Id == id, book.Cancel);
            },
            cancel);
    }

    private sealed class Validator : AbstractValidator<ReservedPartInput>
    {
        public Validator()
        {
            RuleFor(r => r.AccountNumber).IsAccountNumber();
            RuleFor(r => r.OrderNumber).IsDocumentNumber();
            RuleFor(r => r.Amount!).SetValidator(MoneyInputValidator.OfDocument).When(r => r.Amount is not null);
            RuleFor(r => r.IdempotencyKey).IsIdempotencyKey();
        }
    }
}
