using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Receivables;

/// <summary>How promises to pay stand on a day, in SQL.</summary>
internal static class Promises
{
    /// <summary>
    /// Promises, each with what has been settled of its invoice as far as it counts for <see cref="PaymentPromise.StateOn"/>. By seeks from each
    /// promise, so that a question about one account reads no other's.
    /// </summary>
    public static IQueryable<PromiseSettled> SettledOn(Book db, IQueryable<PaymentPromise> promises, DateOnly day)
    {
        var paid = db.Allocations.Where(a => a.ToKind == DocumentKind.Invoice && a.FromKind != DocumentKind.WriteOff && a.Date <= day);
        var reversals = db.Reversals.Where(r => r.Date <= day);
        return promises.Select(p => new PromiseSettled
        {
            Promise = p,
            Settled = paid.Where(a => a.ToId == p.InvoiceId && a.Date <= p.LastDay).Sum(a => a.Amount)
                - paid.Where(a => a.ToId == p.InvoiceId && a.Date <= p.LastDay)
                    .Join(reversals.Where(r => r.Kind == DocumentKind.Allocation), a => a.Id, r => r.DocumentId, (a, r) => r).Sum(r => r.Amount)
                + reversals.Where(r => r.Kind == DocumentKind.Invoice && r.DocumentId == p.InvoiceId).Sum(r => r.Amount),
        });
    }

    /// <summary>What payments and credit notes have settled of an invoice, as it counts on a day.</summary>
    public static async Task<decimal> SettledOfAsync(Book db, long invoice, DateOnly day, CancellationToken cancel)
    {
        var given = db.Allocations.Where(a => a.ToKind == DocumentKind.Invoice && a.ToId == invoice && a.FromKind != DocumentKind.WriteOff && a.Date <= day);
        var back = given.Join(db.Reversals.Where(r => r.Kind == DocumentKind.Allocation && r.Date <= day), a => a.Id, r => r.DocumentId, (a, r) => r);
        return await given.SumAsync(a => a.Amount, cancel) - await back.SumAsync(r => r.Amount, cancel);
    }

    /// <summary>Of promises, those that stand so on the day.</summary>
    public static IQueryable<PaymentPromise> Standing(Book db, IQueryable<PaymentPromise> promises, PromiseState state, DateOnly day)
    {
        var made = promises.Where(p => p.MadeOn <= day);
        if (state is PromiseState.Withdrawn or PromiseState.Replaced)
        {
            var isReplaced = state == PromiseState.Replaced;
            return made.Where(p => p.EndedOn <= day && p.IsReplaced == isReplaced);
        }

        var valid = made.Where(p => p.EndedOn == null || p.EndedOn > day);
        if (state == PromiseState.Kept)
        {
            return SettledOn(db, valid, day).Where(s => s.Settled >= s.Promise.SettledWhenKept).Select(s => s.Promise);
        }

        var unfinished = state == PromiseState.Open ? valid.Where(p => p.LastDay >= day) : valid.Where(p => p.LastDay < day);
        return SettledOn(db, unfinished, day).Where(s => s.Settled < s.Promise.SettledWhenKept).Select(s => s.Promise);
    }

    /// <summary>How each promise stands on the day; null before it was made.</summary>
    public static async Task<IReadOnlyDictionary<long, PromiseState?>> StatesAsync(Book db, IReadOnlyCollection<PaymentPromise> promises, DateOnly day, CancellationToken cancel)
    {
        var settled = await SettledOn(db, AccountSet.Among(db.PaymentPromises, p => p.Id, promises.Select(p => p.Id)), day)
            .Select(s => new { s.Promise.Id, s.Settled }).ToDictionaryAsync(s => s.Id, s => s.Settled, cancel);
        return promises.DistinctBy(p => p.Id).ToDictionary(p => p.Id, p => p.StateOn(day, settled.GetValueOrDefault(p.Id)));
    }

    /// <summary>The day on which each account last broke a promise, by what is known of the day; none for those that never did.</summary>
    public static Task<Dictionary<long, DateOnly>> LastBrokenAsync(Book db, AccountSet accounts, DateOnly day, CancellationToken cancel) =>
        Standing(db, accounts.Choose(db.PaymentPromises, p => p.AccountId), PromiseState.Broken, day)
            .GroupBy(p => p.AccountId).Select(g => new { AccountId = g.Key, LastDay = g.Max(p => p.LastDay) })
            .ToDictionaryAsync(b => b.AccountId, b => b.LastDay.AddDays(1), cancel);
}
