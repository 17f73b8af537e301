using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Receivables;

/// <summary>Invoices recorded ahead of their date count from that date on: their accounts' purchase days move when the day has come.</summary>
public static class ArrivedInvoices
{
    /// <param name="after">The last day that was looked at; null for all days.</param>
    public static async Task CountAsync(BookTransaction book, DateOnly? after)
    {
        ArgumentNullException.ThrowIfNull(book);
        var (db, today) = (book.Db, book.Today);
        var arrived = await db.Invoices
            .Where(i => i.Date <= today && (after == null || i.Date > after))
            .Where(i => !db.Reversals.Any(r => r.DocumentId == i.Id && r.Kind == DocumentKind.Invoice && r.Date <= today))
            .GroupBy(i => i.AccountId)
            .Select(g => new { AccountId = g.Key, First = g.Min(i => i.Date), Last = g.Max(i => i.Date) })
            .ToListAsync(book.Cancel);
        var accounts = await AccountSet.Among(db.Accounts, a => a.Id, arrived.Select(a => a.AccountId)).ToDictionaryAsync(a => a.Id, book.Cancel);
        foreach (var days in arrived)
        {
            var account = accounts[days.AccountId];
            account.FirstPurchaseOn ??= days.First;
            account.LastPurchaseOn = account.LastPurchaseOn > days.Last ? account.LastPurchaseOn : days.Last;
        }
    }
}
