using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Receivables;

/// <summary>What is still to be paid of invoices as of a day.</summary>
public static class OpenAmounts
{
    /// <summary>One amount for each invoice that the context shows; zero before its date, once settled and when reversed.</summary>
    public static async Task<IReadOnlyDictionary<long, Money>> OfAsync(Book db, IEnumerable<long> invoices, DateOnly day, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        List<long> ids = [.. invoices.Distinct()];
        var seen = await AccountSet.Among(db.Invoices, i => i.Id, ids).Select(i => new { i.Id, i.AccountId, i.Currency }).ToListAsync(cancel);
        var open = await OpenNow.HoldsOnAsync(db, [.. seen.Select(i => i.AccountId).Distinct()], day, cancel)
            ? (await OpenNow.OfInvoicesAsync(db, ids, cancel)).ToDictionary(o => o.DocumentId, o => o.Open)
            : await OpenInvoices.On(LedgerRows.OfInvoices(db, ids), day).Select(o => new { o.InvoiceId, o.Open }).ToDictionaryAsync(o => o.InvoiceId, o => o.Open, cancel);
        return seen.ToDictionary(i => i.Id, i => new Money(open.GetValueOrDefault(i.Id), i.Currency));
    }
}
