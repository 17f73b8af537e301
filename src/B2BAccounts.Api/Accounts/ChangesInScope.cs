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
                throw MissingAccount.Of(number, field);
            }
        }
    }

    /// <summary>
    /// Refuses what only who sees the whole book may do with an account: give it to another manager, team or region, since whoever sees it for
    /// a while only could keep it; and take it out of a group that somebody heads whom the caller does not see, however far above, since the
    /// group's limit would go with it.
    /// </summary>
    /// <param name="sameHands">Manager, team and region stay.</param>
    /// <param name="formerParent">The parent that the account had.</param>
    /// <param name="parent">The one that it gets.</param>
    /// <exception cref="RuleViolation">ACCOUNT_OUT_OF_REACH.</exception>
    public static async Task DemandStaysAsync(this Scope scope, BookTransaction book, bool sameHands, long? formerParent, long? parent)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(book);
        if (scope.SeesEverything)
        {
            return;
        }

        if (!sameHands)
        {
            throw new RuleViolation(AccountCodes.OutOfReach, "Manager, team and region are assigned by who sees the whole book; leave them as they are.", "manager");
        }

        if (formerParent == parent)
        {
            return;
        }

        var kept = (await AccountsAbove.FromAsync(book.Db, parent, book.Cancel)).Select(a => a.Id).ToHashSet();
        if ((await AccountsAbove.FromAsync(book.Db, formerParent, book.Cancel)).Exists(a => !kept.Contains(a.Id) && !scope.Sees(a)))
        {
            throw new RuleViolation(AccountCodes.OutOfReach, "The account's group is changed by who sees it; leave the parent as it is.", "parentNumber");
        }
    }

    /// <summary>Refuses payment terms from who sees a part of the book only: the longer they are, the more credit the policy gives.</summary>
    /// <exception cref="RuleViolation">ACCOUNT_OUT_OF_REACH.</exception>
    public static void DemandTerms(this Scope scope, bool areKept)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (!scope.SeesEverything && !areKept)
        {
            throw new RuleViolation(AccountCodes.OutOfReach, "Payment terms decide how much credit there is; they are set by who sees the whole book. Leave them out.", "terms");
        }
    }

    /// <summary>Refuses a new account that the caller would not see.</summary>
    /// <exception cref="RuleViolation">ACCOUNT_OUT_OF_REACH.</exception>
    public static void DemandKept(this Scope scope, Account account)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (!scope.Sees(account))
        {
            throw new RuleViolation(AccountCodes.OutOfReach,
                "The account would be none of those that you may see. Name yourself as its manager, or your team or region; others are named by who sees the whole book.", "manager");
        }
    }
}
