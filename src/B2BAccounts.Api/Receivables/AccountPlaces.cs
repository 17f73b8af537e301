using B2BAccounts.Api.Accounts;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain.Accounts;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Receivables;

/// <summary>What accounts of one figure have in common.</summary>
public enum AccountsBy
{
    Group,
    Manager,
    Country,
}

/// <summary>Where an account belongs.</summary>
/// <param name="Key">Number of the account on top, name of the manager, code of the country; empty for accounts without.</param>
/// <param name="HeadId">The account on top, when told by groups.</param>
internal sealed record AccountPlace(string Key, string? Label, long? HeadId);

/// <summary>Accounts by what they belong to on a day, so that a figure by manager or group is true for its day.</summary>
internal static class AccountPlaces
{
    /// <summary>Of a group, the topmost company that the context shows stands for it.</summary>
    public static async Task<IReadOnlyDictionary<long, AccountPlace>> OfAsync(Book db, AccountsBy by, IReadOnlyList<long> accounts, DateOnly day, CancellationToken cancel) => by switch
    {
        AccountsBy.Country => (await AccountSet.Among(db.Accounts, a => a.Id, accounts).Select(a => new { a.Id, a.Country }).ToListAsync(cancel))
            .ToDictionary(a => a.Id, a => new AccountPlace(a.Country ?? "", a.Country, null)),
        AccountsBy.Manager => (await AccountSet.Among(ProfilesOnDay.Of(db, day), p => p.AccountId, accounts).Select(p => new { p.AccountId, p.Manager }).ToListAsync(cancel))
            .ToDictionary(p => p.AccountId, p => new AccountPlace(p.Manager ?? "", p.Manager, null)),
        _ => await HeadsAsync(db, accounts, day, cancel),
    };

    /// <summary>Up from each account through companies that the context shows: whose parent it does not show stands on top for who asks.</summary>
    private static async Task<Dictionary<long, AccountPlace>> HeadsAsync(Book db, IReadOnlyList<long> accounts, DateOnly day, CancellationToken cancel)
    {
        var parents = await ProfilesOnDay.ParentsAsync(db, day, cancel);
        var chains = accounts.ToDictionary(
            a => a, a => CorporateGroup.Ancestors(a, id => parents.TryGetValue(id, out var parent) ? parent : null).Prepend(a).Reverse().Take(2).ToList());
        // The rows of an account that is not shown are not either, so that only the last of a chain can be one.
        var shown = await AccountSet.Among(db.Accounts, a => a.Id, chains.Values.SelectMany(c => c)).Select(a => new { a.Id, a.Number, a.LegalName })
            .ToDictionaryAsync(a => a.Id, a => new AccountPlace(a.Number, a.LegalName, a.Id), cancel);
        return chains.ToDictionary(c => c.Key, c => shown[c.Value.First(shown.ContainsKey)]);
    }
}
