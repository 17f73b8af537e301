using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Receivables;

/// <summary>What is still to be paid of invoices as of a day.</summary>
public static class OpenAmounts
{
    private static readonly CompiledQuery<Func<Book, List<long>, IAsyncEnumerable<Seen>>> WithOpenNow = new(() => EF.CompileAsyncQuery(
        (Book db, List<long> invoices) =>
            from i in db.Invoices
            where invoices.Contains(i.Id)
            from o in db.OpenDocuments.Where(o => o.Kind == DocumentKind.Invoice && o.DocumentId == i.Id).DefaultIfEmpty()
            select new Seen { Id = i.Id, AccountId = i.AccountId, Currency = i.Currency, OpenNow = o == null ? null : o.Open }));

    /// <summary>One amount for each invoice that the context shows; zero before its date, once settled and when reversed.</summary>
    public static async Task<IReadOnlyDictionary<long, Money>> OfAsync(Book db, IEnumerable<long> invoices, LedgerDay day, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        List<long> ids = [.. invoices.Distinct()];
        var seen = await WithOpenNow.For(db)(db, ids).ToListAsync(cancel);
        List<long> reckoned = ids;
        if (day.KnownAt is null)
        {
            var later = await OpenNow.LaterAsync(db, [.. seen.Select(i => i.AccountId).Distinct()], day.Day, cancel);
            reckoned = [.. seen.Where(i => later.Contains(i.AccountId)).Select(i => i.Id)];
        }

        var amounts = seen.ToDictionary(i => i.Id, i => new Money(i.OpenNow ?? 0m, i.Currency));
        if (reckoned.Count > 0)
        {
            var open = await OpenInvoices.On(LedgerRows.OfInvoices(db, reckoned), day).Select(o => new { o.InvoiceId, o.Open }).ToDictionaryAsync(o => o.InvoiceId, o => o.Open, cancel);
            foreach (var id in reckoned.Where(amounts.ContainsKey))
            {
                amounts[id] = new Money(open.GetValueOrDefault(id), amounts[id].Currency);
            }
        }

        return amounts;
    }

    private sealed class Seen
    {
        public long Id { get; init; }

        public long AccountId { get; init; }

        public string Currency { get; init; } = "";

        public decimal? OpenNow { get; init; }
    }
}
