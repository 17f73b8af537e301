using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Accounts;

/// <summary>An account as people name it.</summary>
internal static class AccountByNumber
{
    /// <exception cref="RuleViolation">ACCOUNT_NOT_FOUND.</exception>
    public static async Task<long> IdAsync(BookTransaction book, string number) =>
        await book.Db.Accounts.Where(a => a.Number == number).Select(a => (long?)a.Id).SingleOrDefaultAsync(book.Cancel) ?? throw MissingAccount.Of(number, "accountNumber");
}
