using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Credit;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Credit;

/// <summary>Orders that may take credit whatever is left and held, because people have decided so.</summary>
internal static class PassedOrders
{
    /// <summary>Those that let an order pass on a day, and those that would if others agreed.</summary>
    public static IQueryable<CreditDecision> ThatMay(Book db, DateOnly day) =>
        Asked(db, day).Where(d => d.Outcome == CreditOutcome.Approved || (d.Outcome == null && d.LapsesOn >= day));

    /// <summary>Whether an order may take an amount, with what was delivered of it before: a decision is about an order as a whole.</summary>
    public static Task<bool> MayPassAsync(Book db, DateOnly day, long account, string order, Money amount, CancellationToken cancel) => Asked(db, day).AnyAsync(
        d => d.Outcome == CreditOutcome.Approved && d.AccountId == account && d.OrderNumber == order && d.Currency == amount.Currency.Code && d.Amount >= amount.Amount, cancel);

    private static IQueryable<CreditDecision> Asked(Book db, DateOnly day) => db.CreditDecisions.Where(d => d.Kind == CreditDecisionKind.PassOrder && d.ExpiresOn >= day);
}
