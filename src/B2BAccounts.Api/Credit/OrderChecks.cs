using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Credit;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Credit;

/// <summary>What every rule of the credit policy says to an order of an account whose use of its credit was read just now.</summary>
internal static class OrderChecks
{
    private static readonly CompiledQuery<Func<Book, long, DateOnly, IAsyncEnumerable<Overdue>>> AllOverdue = new(() => EF.CompileAsyncQuery(
        (Book db, long account, DateOnly day) => db.OpenDocuments.Where(o => o.AccountId == account && o.Kind == DocumentKind.Invoice && o.DueDate < day)
            .GroupBy(o => o.Currency).Select(g => new Overdue { Currency = g.Key, Open = g.Sum(o => o.Open), Oldest = g.Min(o => o.DueDate) })));

    private static readonly CompiledQuery<Func<Book, long, Task<bool>>> AnyPromise = new(() => EF.CompileAsyncQuery(
        (Book db, long account) => db.PaymentPromises.Any(p => p.AccountId == account)));

    /// <param name="book">The whole book.</param>
    /// <exception cref="RuleViolation">FX_RATE_MISSING.</exception>
    public static async Task<OrderCheck> OfAsync(Book book, DateOnly day, CreditUse use, Money amount, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(use);
        var baseCurrency = use.Exposure.Total.Currency;
        var overdue = await AllOverdue.For(book)(book, use.AccountId, day).ToListAsync(cancel);
        var broken = await AnyPromise.For(book)(book, use.AccountId) ? await Promises.LastBrokenAsync(book, AccountSet.Of(use.AccountId), day, cancel) : [];
        List<string> currencies = [amount.Currency.Code, .. overdue.Select(o => o.Currency), .. use.Limit is { } l ? [l.Currency] : (string[])[], .. use.Room.Binding is { } b ? [b.Currency] : (string[])[]];
        var rates = await ClosingRates.OnAsync(book, baseCurrency, currencies.Distinct(StringComparer.Ordinal), day, cancel);
        return OrderCheck.Of(new OrderFacts(
            day,
            baseCurrency.Code,
            rates.Convert(amount.Amount, amount.Currency.Code, day),
            use.Limit is { } limit ? rates.Convert(limit.Amount, limit.Currency, day) : null,
            use.Available?.Amount,
            use.Room.Binding is { Limit: { } binding } node ? rates.Convert(binding, node.Currency, day) : null,
            await HoldCredit.IsHeldAsync(book, use.AccountId),
            overdue.Count == 0 ? null : overdue.Min(o => o.Oldest),
            overdue.Sum(o => rates.Convert(o.Open, o.Currency, day)),
            use.Exposure.Receivable.Amount - use.Exposure.Unapplied.Amount,
            broken.TryGetValue(use.AccountId, out var on) ? on : null,
            use.LimitEndedOn,
            use.InsuranceEndedOn), (await CreditPolicies.OnAsync(book, day, cancel)).OrderRules);
    }

    private sealed class Overdue
    {
        public string Currency { get; init; } = "";

        public decimal Open { get; init; }

        public DateOnly Oldest { get; init; }
    }
}
