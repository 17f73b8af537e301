using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Purchasing;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Grading;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Grading;

/// <summary>Gathers what assessments of a batch of accounts depend on, as of a day.</summary>
public sealed class GradingFacts(Purchases purchases, PaymentSpeeds speeds, OpenItems openItems)
{
    /// <summary>Keys of all who can be assessed as of a day, in their order: accounts with an invoice up to it.</summary>
    public static IQueryable<long> Customers(Book db, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(db);
        return Customers(db.Accounts, db, day);
    }

    /// <summary>Of some accounts.</summary>
    internal static IQueryable<long> Customers(IQueryable<Account> accounts, Book db, DateOnly day) => accounts.Where(a => db.Invoices.Any(i => i.AccountId == a.Id && i.Date <= day)).OrderBy(a => a.Id).Select(a => a.Id);

    public async Task<IReadOnlyDictionary<long, Figure<GradingInputs>>> OfAsync(
        Book db, AccountSet accounts, DateOnly day, GradingPolicy policy, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(accounts);
        ArgumentNullException.ThrowIfNull(policy);
        var bought = await purchases.OfAsync(db, accounts, day, cancel);
        var paid = await speeds.IndexesAsync(db, accounts, day, cancel);
        var open = await openItems.OfAsync(db, accounts, day, cancel);
        var writtenOff = await LastWriteOffsAsync(db, accounts, day, cancel);
        var affinity = await AffinityAsync(db, accounts, Window.Months(day, policy.AffinityMonths), cancel);
        var previous = await PreviousAsync(db, accounts, day, cancel);
        var told = await accounts.Choose(db.Accounts, a => a.Id)
            .Select(a => new { a.Id, a.PurchaseReasonDisclosure, a.ProductUseDisclosure }).ToListAsync(cancel);
        return told.ToDictionary(a => a.Id, a => bought[a.Id].Then(purchase =>
        {
            var items = open[a.Id].Value.Where(i => GradingInputs.IsMaterial(i.Open, policy)).ToList();
            return new GradingInputs(
                a.Id,
                day,
                purchase.Figures.Invoices,
                purchase.Figures.FirstOrderOn,
                purchase.Figures.Level,
                purchase.Figures.OrderDays,
                paid.TryGetValue(a.Id, out var index) ? index.Value.Index : null,
                Buckets(items, day),
                items.Count == 0 ? 0 : items.Max(i => i.DaysPastDue(day)),
                writtenOff.TryGetValue(a.Id, out var on) ? on : null,
                a.PurchaseReasonDisclosure,
                a.ProductUseDisclosure,
                [.. affinity[a.Id]],
                previous.GetValueOrDefault(a.Id));
        }));
    }

    private static decimal[] Buckets(IReadOnlyList<OpenItem> items, DateOnly day)
    {
        var buckets = new decimal[AgeingEdges.Default.Count];
        foreach (var item in items)
        {
            buckets[AgeingEdges.Default.BucketOf(item.DueDate, day)] += item.Open;
        }

        return buckets;
    }

    /// <summary>The latest write-off of each account of which anything still stands.</summary>
    private static async Task<Dictionary<long, DateOnly>> LastWriteOffsAsync(Book db, AccountSet accounts, DateOnly day, CancellationToken cancel) =>
        await accounts.Choose(db.WriteOffs, w => w.AccountId)
            .Where(w => w.Date <= day && w.Amount > db.Reversals
                .Where(r => r.Kind == DocumentKind.WriteOff && r.DocumentId == w.Id && r.Date <= day).Sum(r => r.Amount))
            .GroupBy(w => w.AccountId).Select(g => new { g.Key, Last = g.Max(w => w.Date) })
            .ToDictionaryAsync(g => g.Key, g => g.Last, cancel);

    private static async Task<ILookup<long, AffinityCount>> AffinityAsync(Book db, AccountSet accounts, Window window, CancellationToken cancel)
    {
        var counts = await accounts.Choose(db.AffinityEvents, e => e.AccountId)
            .Where(e => e.Date > window.After && e.Date <= window.Until && e.WithdrawnAt == null)
            .GroupBy(e => new { e.AccountId, e.Kind }).Select(g => new { g.Key.AccountId, g.Key.Kind, Count = g.Count() }).ToListAsync(cancel);
        return counts.OrderBy(c => c.Kind).ToLookup(c => c.AccountId, c => new AffinityCount(c.Kind, c.Count));
    }

    /// <summary>The grade by points of the last assessment before the day.</summary>
    private static async Task<Dictionary<long, string>> PreviousAsync(Book db, AccountSet accounts, DateOnly day, CancellationToken cancel)
    {
        var before = await AssessmentsByAccount.InForce(accounts.Choose(db.Assessments, s => s.AccountId), day.AddDays(-1))
            .Select(s => new { s.AccountId, s.GradeByPoints }).ToListAsync(cancel);
        return before.ToDictionary(s => s.AccountId, s => s.GradeByPoints);
    }
}
