using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Receivables;

/// <summary>What accounts owe as of any day, from the same atoms as their ageing.</summary>
public sealed class Balances(Ageings ageings)
{
    /// <summary>One figure for each account asked for; of the whole book, for each that has anything open or unapplied.</summary>
    public async Task<IReadOnlyDictionary<long, Figure<BalanceFigure>>> OfAsync(Book db, AccountSet accounts, LedgerDay day, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(accounts);
        var atoms = await ageings.AtomsAsync(db, accounts, day, cancel);
        return accounts.Ids.Union(atoms.ByAccount.Select(g => g.Key)).ToDictionary(id => id, id => Figure.Of(() => Of([.. atoms.ByAccount[id]], atoms)));
    }

    private static BalanceFigure Of(IReadOnlyList<AgeingAtom> some, DayAtoms atoms)
    {
        var (converted, quotes) = Ageing.InBase(some, atoms.Rates, atoms.Day);
        return new BalanceFigure(
            atoms.Day,
            new Money(converted.Sum(Signed), atoms.Rates.Base),
            [.. some.GroupBy(a => a.Currency).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new Money(g.Sum(Signed), g.Key))],
            quotes);
    }

    private static decimal Signed(AgeingAtom atom) => atom.Bucket == AgeingEdges.Unapplied ? -atom.Amount : atom.Amount;
}
