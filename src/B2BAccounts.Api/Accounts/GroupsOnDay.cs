using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain.Accounts;

namespace B2BAccounts.Api.Accounts;

/// <summary>Corporate groups as they were on a day.</summary>
internal static class GroupsOnDay
{
    /// <summary>Each account with all below it, itself first, down to where the context does not show the next.</summary>
    public static async Task<IReadOnlyDictionary<long, IReadOnlyList<long>>> BelowAsync(Book db, IEnumerable<long> accounts, DateOnly day, CancellationToken cancel)
    {
        var children = (await ProfilesOnDay.ParentsAsync(db, day, cancel)).ToLookup(p => p.Value, p => p.Key);
        return accounts.Distinct().ToDictionary(a => a, a => CorporateGroup.WithAllBelow(a, id => children[id]));
    }
}
