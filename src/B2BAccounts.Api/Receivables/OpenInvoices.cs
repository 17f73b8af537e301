using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Receivables;

/// <summary>
/// What is open of invoices on a day, in SQL, reckoned back from what is open by everything recorded: each invoice, reversal, allocation and
/// reversed allocation that counts only after the day has its effect on one invoice taken back. Of today that is next to nothing, however
/// long the book has been kept.
/// </summary>
internal static class OpenInvoices
{
    /// <summary>Invoices with anything open on the day.</summary>
    public static IQueryable<OpenInvoice> On(LedgerRows rows, LedgerDay day)
    {
        var disputes = day.Standing(rows.Disputes)
            .GroupBy(d => d.InvoiceId)
            .Select(g => new { InvoiceId = g.Key, Amount = g.Sum(d => d.Amount) });
        return from effect in Effects(rows, day).GroupBy(e => e.DocumentId).Select(g => new { Id = g.Key, Open = g.Sum(e => e.Amount) })
               where effect.Open != 0m
               join invoice in rows.Db.Invoices on effect.Id equals invoice.Id
               join dispute in disputes on effect.Id equals dispute.InvoiceId into standing
               from dispute in standing.DefaultIfEmpty()
               select new OpenInvoice
               {
                   AccountId = invoice.AccountId,
                   InvoiceId = invoice.Id,
                   Currency = invoice.Currency,
                   Date = invoice.Date,
                   DueDate = invoice.DueDate,
                   Open = effect.Open,
                   Disputed = (decimal?)dispute.Amount ?? 0m,
               };
    }

    private static IQueryable<DocumentEffect> Effects(LedgerRows rows, LedgerDay day) => LaterEffects.WithSettled(
        rows.Open.Where(o => o.Kind == DocumentKind.Invoice)
            .Select(o => new DocumentEffect { DocumentId = o.DocumentId, Amount = o.Open })
            .Concat(day.Later(rows.Invoices).Select(i => new DocumentEffect { DocumentId = i.Id, Amount = 0m - i.Amount }))
            .Concat(LaterEffects.InvoiceReversals(rows, day)),
        rows,
        day);
}
