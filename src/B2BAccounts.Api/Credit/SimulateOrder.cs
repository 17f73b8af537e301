using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Api.Security;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Credit;
using B2BAccounts.Domain.Receivables;
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
    public async Task<SimulatedOrder?> OfAsync(Book view, Currency baseCurrency, SimulateOrderInput input, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(view);
        Rules.Demand(input);
        if (await view.Accounts.Where(a => a.Number == input.AccountNumber).Select(a => (long?)a.Id).SingleOrDefaultAsync(cancel) is not { } account)
        {
            return null;
        }

        var (day, book, accounts) = (clock.Today, wholeBook.Of(view), AccountSet.Of(account));
        var use = (await credits.UsesAsync(view, accounts, cancel))[account].Value;
        if (use.TellsOfOthers)
        {
            throw SmallGroups.Suppress("What would become of the order");
        }

        var overdue = await book.OpenDocuments.Where(o => o.AccountId == account && o.Kind == DocumentKind.Invoice && o.DueDate < day)
            .GroupBy(o => o.Currency).Select(g => new { Currency = g.Key, Open = g.Sum(o => o.Open), Oldest = g.Min(o => o.DueDate) }).ToListAsync(cancel);
        var broken = await Promises.LastBrokenAsync(book, accounts, day, cancel);
        List<string> currencies = [input.Amount.Currency, .. overdue.Select(o => o.Currency), .. use.Limit is { } l ? [l.Currency] : (string[])[], .. use.Room.Binding is { } b ? [b.Currency] : (string[])[]];
        var rates = await ClosingRates.OnAsync(book, baseCurrency, currencies.Distinct(StringComparer.Ordinal), day, cancel);
        var check = OrderCheck.Of(new OrderFacts(
            day,
            baseCurrency.Code,
            rates.Convert(input.Amount.Amount, input.Amount.Currency, day),
            use.Limit is { } limit ? rates.Convert(limit.Amount, limit.Currency, day) : null,
            use.Available?.Amount,
            use.Room.Binding is { Limit: { } binding } node ? rates.Convert(binding, node.Currency, day) : null,
            await HoldCredit.Standing(book, account).AnyAsync(cancel),
            overdue.Count == 0 ? null : overdue.Min(o => o.Oldest),
            overdue.Sum(o => rates.Convert(o.Open, o.Currency, day)),
            use.Exposure.Receivable.Amount - use.Exposure.Unapplied.Amount,
            broken.TryGetValue(account, out var on) ? on : null,
            use.LimitEndedOn,
            use.InsuranceEndedOn), (await CreditPolicies.OnAsync(book, day, cancel)).OrderRules);
        return new SimulatedOrder(check, input.OrderNumber is { } order && await MayPassAsync(book, day, account, order, input.Amount, cancel));
    }

    private static async Task<bool> MayPassAsync(Book book, DateOnly day, long account, string order, MoneyInput amount, CancellationToken cancel)
    {
        var delivered = await book.CreditReservations.Where(r => r.AccountId == account && r.OrderNumber == order && r.Currency == amount.Currency).Select(r => r.Delivered).SingleOrDefaultAsync(cancel);
        return await PassedOrders.MayPassAsync(book, day, account, order, new Money(amount.Amount + delivered, amount.Currency), cancel);
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
