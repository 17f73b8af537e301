using B2BAccounts.Api.Accounts;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Receivables;

/// <summary>An invoice as people name it.</summary>
internal static class InvoiceByNumber
{
    /// <exception cref="RuleViolation">ACCOUNT_NOT_FOUND, or DOCUMENT_NOT_FOUND.</exception>
    public static async Task<Invoice> FindAsync(BookTransaction book, string account, string number)
    {
        var id = await AccountByNumber.IdAsync(book, account);
        return await book.Db.Invoices.AsNoTracking().SingleOrDefaultAsync(i => i.AccountId == id && i.Number == number, book.Cancel)
            ?? throw new RuleViolation(RuleCodes.DocumentNotFound, $"Account {account} has no invoice with the number '{number}'.", "invoiceNumber");
    }
}
