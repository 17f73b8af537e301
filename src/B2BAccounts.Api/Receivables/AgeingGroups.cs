using B2BAccounts.Api.Accounts;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Receivables;

/// <summary>账龄 by group of companies, manager, country or currency: sums of the same atoms as the whole, so that they add up to it.</summary>
public sealed class AgeingGroups(Ageings ageings)
{
    /// <summary>In no order. Of a group, the topmost company that the context shows stands for it.</summary>
    public async Task<IReadOnlyList<AgeingGroup>> OfAsync(Book db, AgeingGroupBy by, AgeingQuestion asked, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var atoms = await ageings.AtomsAsync(db, AccountSet.WholeBook, asked, cancel);
        var all = atoms.ByAccount.SelectMany(g => g);
        if (by == AgeingGroupBy.Currency)
        {
            return [.. all.GroupBy(a => a.Currency).Select(g => Of(g, new Place(g.Key, g.Key, null), new AgeingFigure(atoms.Day, atoms.Edges, Ageing.Total(g, atoms.Edges, g.Key), [])))];
        }

        List<long> accounts = [.. atoms.ByAccount.Select(g => g.Key)];
        var places = by switch
        {
            AgeingGroupBy.Country => (await AccountSet.Among(db.Accounts, a => a.Id, accounts).Select(a => new { a.Id, a.Country }).ToListAsync(cancel))
                .ToDictionary(a => a.Id, a => new Place(a.Country ?? "", a.Country, null)),
            AgeingGroupBy.Manager => (await AccountSet.Among(ProfilesOnDay.Of(db, asked.Day.Day), p => p.AccountId, accounts).Select(p => new { p.AccountId, p.Manager }).ToListAsync(cancel))
                .ToDictionary(p => p.AccountId, p => new Place(p.Manager ?? "", p.Manager, null)),
            _ => await HeadsAsync(db, accounts, asked.Day.Day, cancel),
        };
        return [.. all.GroupBy(a => places.GetValueOrDefault(a.AccountId) ?? Place.None).Select(g => Of(g, g.Key, null))];

        AgeingGroup Of(IEnumerable<AgeingAtom> some, Place place, AgeingFigure? inCurrency) => new(
            place.Key, place.Label, place.HeadId, some.Select(a => a.AccountId).Distinct().Count(), Figure.Of(() => ageings.Of(some, atoms)), inCurrency);
    }

    /// <summary>Up from each account through companies that the context shows: whose parent it does not show stands on top for who asks.</summary>
    private static async Task<Dictionary<long, Place>> HeadsAsync(Book db, List<long> accounts, DateOnly day, CancellationToken cancel)
    {
        var parents = await ProfilesOnDay.ParentsAsync(db, day, cancel);
        var chains = accounts.ToDictionary(
            a => a, a => CorporateGroup.Ancestors(a, id => parents.TryGetValue(id, out var parent) ? parent : null).Prepend(a).Reverse().Take(2).ToList());
        // The rows of an account that is not shown are not either, so that only the last of a chain can be one.
        var shown = await AccountSet.Among(db.Accounts, a => a.Id, chains.Values.SelectMany(c => c)).Select(a => new { a.Id, a.Number, a.LegalName })
            .ToDictionaryAsync(a => a.Id, a => new Place(a.Number, a.LegalName, a.Id), cancel);
        return chains.ToDictionary(c => c.Key, c => shown[c.Value.First(shown.ContainsKey)]);
    }

    private sealed record Place(string Key, string? Label, long? HeadId)
    {
        public static Place None { get; } = new("", null, null);
    }
}
