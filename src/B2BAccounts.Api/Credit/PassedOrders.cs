using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Credit;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Credit;

/// <summary>Orders that may take credit whatever is left and held, because people have decided so.</summary>
internal static class PassedOrders
{
    private static readonly CompiledQuery<Func<Book, DateOnly, long, string, string, decimal, Task<bool>>> Passed = new(() => EF.CompileAsyncQuery(
        (Book db, DateOnly day, long account, string order, string currency, decimal amount) => db.CreditDecisions.Any(d => d.Kind == CreditDecisionKind.PassOrder
            && d.ExpiresOn >= day && d.Outcome == CreditOutcome.Approved && d.AccountId == account && d.OrderNumber == order && d.Currency == currency && d.Amount >= amount)));

    /// <summary>Those that let an order pass on a day, and those that would if others agreed.</summary>
    public static IQueryable<CreditDecision> ThatMay(Book db, DateOnly day) =>
        db.CreditDecisions.Where(d => d.Kind == CreditDecisionKind.PassOrder && d.ExpiresOn >= day && (d.Outcome == CreditOutcome.Approved || (d.Outcome == null && d.LapsesOn >= day)));

    /// <summary>Whether an order may take an amount, with what was delivered of it before: a decision is about an order as a whole.</summary>
    public static Task<bool> MayPassAsync(Book db, DateOnly day, long account, string order, Money amount) => Passed.For(db)(db, day, account, order, amount.Currency.Code, amount.Amount);
}
