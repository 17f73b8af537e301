using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Accounts;

/// <summary>An account as people name it.</summary>
internal static class AccountByNumber
{
    private static readonly CompiledQuery<Func<Book, string, Task<long?>>> Id = new(() => EF.CompileAsyncQuery(
        (Book db, string number) => db.Accounts.Where(a => a.Number == number).Select(a => (long?)a.Id).SingleOrDefault()));

    /// <exception cref="RuleViolation">ACCOUNT_NOT_FOUND.</exception>
    public static async Task<long> IdAsync(BookTransaction book, string number) => await Id.For(book.Db)(book.Db, number) ?? throw MissingAccount.Of(number, "accountNumber");
}
