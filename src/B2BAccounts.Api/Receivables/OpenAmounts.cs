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
        var rows = LedgerRows.OfInvoices(db, invoices);
        var open = await OpenInvoices.On(rows, day).Select(o => new { o.InvoiceId, o.Open }).ToDictionaryAsync(o => o.InvoiceId, o => o.Open, cancel);
        var seen = await rows.Invoices.Select(i => new { i.Id, i.Currency }).ToListAsync(cancel);
        return seen.ToDictionary(i => i.Id, i => new Money(open.GetValueOrDefault(i.Id), i.Currency));
    }
}
