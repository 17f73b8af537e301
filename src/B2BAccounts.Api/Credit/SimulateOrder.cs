using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Security;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Credit;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Credit;

/// <param name="OrderNumber">Null when the order has none yet; then no decision about it is looked for.</param>
public sealed record SimulateOrderInput(string AccountNumber, MoneyInput Amount, string? OrderNumber = null);

/// <param name="Check">What every rule says.</param>
/// <param name="IsPassed">People have decided to let it pass, whatever the rules say.</param>
public sealed record SimulatedOrder(OrderCheck Check, bool IsPassed)
{
    public OrderVerdict Verdict => IsPassed ? OrderVerdict.Approved : Check.Verdict;

    public IReadOnlyList<OrderRuleResult> Rules => Check.Rules;
}

/// <summary>What would become of an order, and why. Nothing is taken and nothing is recorded.</summary>
public sealed class SimulateOrder(Credits credits, WholeBookBeside wholeBook, BusinessClock clock)
{
    private static readonly Validator Rules = new();

    /// <returns>Null when the view does not show the account.</returns>
    /// <exception cref="InputInvalid">The input has not the form it must have.</exception>
    /// <exception cref="RuleViolation">FX_RATE_MISSING, or AGGREGATE_SUPPRESSED: the answer would tell what few other companies have left.</exception>
    public async Task<SimulatedOrder?> OfAsync(Book view, SimulateOrderInput input, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(view);
        Rules.Demand(input);
        if (await view.Accounts.Where(a => a.Number == input.AccountNumber).Select(a => (long?)a.Id).SingleOrDefaultAsync(cancel) is not { } account)
        {
            return null;
        }

        var (day, book) = (clock.Today, wholeBook.Of(view));
        var use = (await credits.UsesAsync(view, AccountSet.Of(account), cancel))[account].Value;
        if (use.TellsOfOthers)
        {
            throw SmallGroups.Suppress("What would become of the order");
        }

        var check = await OrderChecks.OfAsync(book, day, use, new Money(input.Amount.Amount, input.Amount.Currency), cancel);
        return new SimulatedOrder(check, input.OrderNumber is { } order && await MayPassAsync(book, day, account, order, input.Amount, cancel));
    }

    private static async Task<bool> MayPassAsync(Book book, DateOnly day, long account, string order, MoneyInput amount, CancellationToken cancel)
    {
        var delivered = await book.CreditReservations.Where(r => r.AccountId == account && r.OrderNumber == order && r.Currency == amount.Currency).Select(r => r.Delivered).SingleOrDefaultAsync(cancel);
        return await PassedOrders.MayPassAsync(book, day, account, order, new Money(amount.Amount + delivered, amount.Currency));
    }

    private sealed class Validator : AbstractValidator<SimulateOrderInput>
    {
        public Validator()
        {
            RuleFor(s => s.AccountNumber).IsAccountNumber();
            RuleFor(s => s.Amount).SetValidator(MoneyInputValidator.OfDocument);
            RuleFor(s => s.OrderNumber!).IsDocumentNumber().When(s => s.OrderNumber is not null);
        }
    }
}
