using B2BAccounts.Api.Accounts;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Receivables;

/// <summary>When an account has bought first and last, once an invoice of it has been reversed: as purchasing has it, one that is reversed was none.</summary>
internal static class PurchaseDays
{
    public static async Task RecountAsync(BookTransaction book, Account account)
    {
        var days = await book.Db.Invoices
            .Where(i => i.AccountId == account.Id && i.Date <= book.Today)
            .Where(i => !book.Db.Reversals.Any(r => r.DocumentId == i.Id && r.Kind == DocumentKind.Invoice))
            .GroupBy(i => i.AccountId).Select(g => new { First = g.Min(i => i.Date), Last = g.Max(i => i.Date) }).SingleOrDefaultAsync(book.Cancel);
        var status = StatusRule.On(book.Today, days?.Last, account.LostOn, account.Status == AccountStatus.Prospect);
        var moved = status != account.Status;
        (account.FirstPurchaseOn, account.LastPurchaseOn, account.Status) = (days?.First, days?.Last, status);
        await AccountHistory.WriteAsync(book, moved ? [account] : []);
    }
}
