using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Security;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Accounts;

/// <summary>A change sees the whole book; what its caller may not see is to him as if it were not there.</summary>
public static class ChangesInScope
{
    /// <summary>Refuses accounts that the caller may not see, in the words for those that do not exist. Those that really do not are left to the change.</summary>
    /// <param name="named">Numbers of accounts, with the input's field that names each; null where it names none.</param>
    /// <exception cref="RuleViolation">ACCOUNT_NOT_FOUND.</exception>
    public static async Task DemandSeenAsync(this BookTransaction book, Scope scope, params (string? Number, string Field)[] named)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(named);
        if (scope.SeesEverything)
        {
            return;
        }

        var numbers = named.Select(n => n.Number).OfType<string>().Distinct().ToList();
        var accounts = await book.Db.Accounts.AsNoTracking().Where(a => EF.Parameter(numbers).Contains(a.Number)).ToDictionaryAsync(a => a.Number, StringComparer.Ordinal, book.Cancel);
        foreach (var (number, field) in named)
        {
            if (number is not null && accounts.TryGetValue(number, out var account) && !scope.Sees(account))
            {
                throw NotFound(number, field);
            }
        }
    }

    /// <summary>Refuses a change after which the caller would not see the account any more.</summary>
    /// <exception cref="RuleViolation">ACCOUNT_OUT_OF_REACH.</exception>
    public static void DemandKept(this Scope scope, Account account)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (!scope.Sees(account))
        {
            throw new RuleViolation(AccountCodes.OutOfReach,
                "The account would be none of those that you may see. Name yourself as its manager, your team or your region; others are named by who sees the whole book.", "manager");
        }
    }

    public static RuleViolation NotFound(string number, string field) =>
        new(RuleCodes.AccountNotFound, $"There is no account with the number '{number}'.", field);
}
