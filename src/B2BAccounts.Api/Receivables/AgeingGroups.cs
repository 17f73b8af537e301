using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain.Receivables;

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
            return [.. all.GroupBy(a => a.Currency).Select(g => Of(g, new AccountPlace(g.Key, g.Key, null), new AgeingFigure(atoms.Day, atoms.Edges, Ageing.Total(g, atoms.Edges, g.Key), [])))];
        }

        var places = await AccountPlaces.OfAsync(db, OfAccounts(by), [.. atoms.ByAccount.Select(g => g.Key)], asked.Day.Day, cancel);
        return [.. all.GroupBy(a => places.GetValueOrDefault(a.AccountId) ?? new AccountPlace("", null, null)).Select(g => Of(g, g.Key, null))];

        AgeingGroup Of(IEnumerable<AgeingAtom> some, AccountPlace place, AgeingFigure? inCurrency) => new(
            place.Key, place.Label, place.HeadId, some.Select(a => a.AccountId).Distinct().Count(), Figure.Of(() => ageings.Of(some, atoms)), inCurrency);
    }

    private static AccountsBy OfAccounts(AgeingGroupBy by) => by switch
    {
        AgeingGroupBy.Country => AccountsBy.Country,
        AgeingGroupBy.Manager => AccountsBy.Manager,
        _ => AccountsBy.Group,
    };
}
