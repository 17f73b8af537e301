using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Receivables;

/// <summary>Disputes about invoices.</summary>
public static class DisputesByInvoice
{
    /// <summary>All there ever were, the one opened last first.</summary>
    public static async Task<ILookup<long, Dispute>> AllAsync(Book db, IEnumerable<long> invoices, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        return (await AccountSet.Among(db.Disputes.AsNoTracking(), d => d.InvoiceId, invoices).OrderByDescending(d => d.OpenedOn).ThenByDescending(d => d.Id).ToListAsync(cancel))
            .ToLookup(d => d.InvoiceId);
    }

    /// <summary>The one that stands on a day; of several, the one opened last.</summary>
    public static async Task<IReadOnlyDictionary<long, Dispute>> StandingOnAsync(Book db, IEnumerable<long> invoices, DateOnly day, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var standing = await new LedgerDay(day).Standing(AccountSet.Among(db.Disputes.AsNoTracking(), d => d.InvoiceId, invoices))
            .OrderBy(d => d.OpenedOn).ThenBy(d => d.Id).ToListAsync(cancel);
        return standing.GroupBy(d => d.InvoiceId).ToDictionary(g => g.Key, g => g.Last());
    }
}
