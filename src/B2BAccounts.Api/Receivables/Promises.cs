using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Receivables;

/// <summary>How promises to pay stand on a day, in SQL.</summary>
internal static class Promises
{
    /// <summary>
    /// What has been settled of each promise's invoice, as far as it counts for <see cref="PaymentPromise.StateOn"/>; none where nothing was.
    /// </summary>
    public static IQueryable<PromiseSettled> SettledOn(Book db, IQueryable<PaymentPromise> promises, DateOnly day)
    {
        var reversals = db.Reversals.Where(r => r.Date <= day);
        var paid = promises.Join(
                db.Allocations.Where(a => a.ToKind == DocumentKind.Invoice && a.FromKind != DocumentKind.WriteOff && a.Date <= day),
                p => p.InvoiceId, a => a.ToId, (p, a) => new { p.Id, p.LastDay, AllocationId = a.Id, a.Amount, a.Date })
            .Where(a => a.Date <= a.LastDay);
        return paid.Select(a => new PromiseSettled { PromiseId = a.Id, Settled = a.Amount })
            .Concat(paid.Join(reversals.Where(r => r.Kind == DocumentKind.Allocation), a => a.AllocationId, r => r.DocumentId,
                (a, r) => new PromiseSettled { PromiseId = a.Id, Settled = 0m - r.Amount }))
            .Concat(promises.Join(reversals.Where(r => r.Kind == DocumentKind.Invoice), p => p.InvoiceId, r => r.DocumentId,
                (p, r) => new PromiseSettled { PromiseId = p.Id, Settled = r.Amount }))
            .GroupBy(s => s.PromiseId).Select(g => new PromiseSettled { PromiseId = g.Key, Settled = g.Sum(s => s.Settled) });
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
        var kept = valid.Join(SettledOn(db, valid, day), p => p.Id, s => s.PromiseId, (p, s) => new { p.Id, p.SettledWhenKept, s.Settled })
            .Where(s => s.Settled >= s.SettledWhenKept).Select(s => s.Id);
        return state switch
        {
            PromiseState.Kept => valid.Where(p => kept.Contains(p.Id)),
            PromiseState.Open => valid.Where(p => p.LastDay >= day && !kept.Contains(p.Id)),
            _ => valid.Where(p => p.LastDay < day && !kept.Contains(p.Id)),
        };
    }

    /// <summary>How each promise stands on the day; null before it was made.</summary>
    public static async Task<IReadOnlyDictionary<long, PromiseState?>> StatesAsync(Book db, IReadOnlyCollection<PaymentPromise> promises, DateOnly day, CancellationToken cancel)
    {
        var settled = await SettledOn(db, AccountSet.Among(db.PaymentPromises, p => p.Id, promises.Select(p => p.Id)), day)
            .ToDictionaryAsync(s => s.PromiseId, s => s.Settled, cancel);
        return promises.DistinctBy(p => p.Id).ToDictionary(p => p.Id, p => p.StateOn(day, settled.GetValueOrDefault(p.Id)));
    }

    /// <summary>The day on which each account last broke a promise, by what is known of the day; none for those that never did.</summary>
    public static Task<Dictionary<long, DateOnly>> LastBrokenAsync(Book db, AccountSet accounts, DateOnly day, CancellationToken cancel) =>
        Standing(db, accounts.Choose(db.PaymentPromises, p => p.AccountId), PromiseState.Broken, day)
            .GroupBy(p => p.AccountId).Select(g => new { AccountId = g.Key, LastDay = g.Max(p => p.LastDay) })
            .ToDictionaryAsync(b => b.AccountId, b => b.LastDay.AddDays(1), cancel);
}
