using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace B2BAccounts.Api.Receivables;

/// <summary>账龄 as of any day. Atoms come summed from SQL and are converted one by one; every total is a sum of atoms.</summary>
public sealed class Ageings(IOptions<BusinessOptions> business)
{
    private readonly Currency _base = Currency.Of(business.Value.BaseCurrency);
    private readonly AgeingEdges _edges = new(business.Value.Edges());

    /// <summary>One figure for each account asked for; of the whole book, for each that has anything open or unapplied.</summary>
    public async Task<IReadOnlyDictionary<long, Figure<AgeingFigure>>> OfAsync(Book db, AccountSet accounts, AgeingQuestion asked, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(accounts);
        var atoms = await AtomsAsync(db, accounts, asked, cancel);
        return accounts.Ids.Union(atoms.ByAccount.Select(g => g.Key)).ToDictionary(id => id, id => Figure.Of(() => Of(atoms.ByAccount[id], atoms)));
    }

    /// <summary>All accounts together.</summary>
    /// <exception cref="RuleViolation">FX_RATE_MISSING: a currency of the book has no rate on the day.</exception>
    public async Task<AgeingFigure> TotalAsync(Book db, AccountSet accounts, AgeingQuestion asked, CancellationToken cancel)
    {
        var atoms = await AtomsAsync(db, accounts, asked, cancel);
        return Of(atoms.ByAccount.SelectMany(g => g), atoms);
    }

    /// <summary>Every account with anything open or unapplied: most overdue first, then by number. Those without a rate come last.</summary>
    public async Task<IReadOnlyList<AccountAgeing>> ByAccountAsync(Book db, AgeingQuestion asked, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var figures = await OfAsync(db, AccountSet.WholeBook, asked, cancel);
        var numbers = await AccountSet.Among(db.Accounts, a => a.Id, figures.Keys)
            .Select(a => new { a.Id, a.Number }).ToListAsync(cancel);
        return
        [
            .. numbers.Select(a => new AccountAgeing(a.Id, a.Number, figures[a.Id]))
                .OrderBy(a => a.Ageing.Violation is null ? 0 : 1)
                .ThenByDescending(a => a.Ageing.ValueOrNull?.Aged.Overdue)
                .ThenBy(a => a.AccountNumber, StringComparer.Ordinal),
        ];
    }

    /// <summary>Atoms in the documents' currencies, together in the base currency.</summary>
    /// <exception cref="RuleViolation">FX_RATE_MISSING: one of their currencies has no rate on the day.</exception>
    internal AgeingFigure Of(IEnumerable<AgeingAtom> some, DayAtoms atoms)
    {
        var (converted, quotes) = Ageing.InBase(some, atoms.Rates, atoms.Day);
        return new AgeingFigure(atoms.Day, atoms.Edges, Ageing.Total(converted, atoms.Edges, _base.Code), quotes);
    }

    /// <summary>The atoms in the documents' currencies by account, with the day's rates.</summary>
    internal Task<DayAtoms> AtomsAsync(Book db, AccountSet accounts, AgeingQuestion asked, CancellationToken cancel) => db.OnceAsync(
        new AccountsOnDay(nameof(DayAtoms), accounts, asked.Day.Day, (asked.Day.KnownAt, asked.Edges ?? _edges)),
        () => ReadAtomsAsync(db, accounts, asked.Day, asked.Edges ?? _edges, cancel));

    private async Task<DayAtoms> ReadAtomsAsync(Book db, AccountSet accounts, LedgerDay day, AgeingEdges edges, CancellationToken cancel)
    {
        var atoms = await AgeingAtoms.OnAsync(db, accounts, day, edges, cancel);
        var rates = await ClosingRates.OnAsync(db, _base, atoms.Select(a => a.Currency), day, cancel);
        return new DayAtoms(day.Day, edges, atoms.ToLookup(a => a.AccountId), rates);
    }
}
