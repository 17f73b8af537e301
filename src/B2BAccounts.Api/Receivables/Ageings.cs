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
            .. numbers.Select(a => new AccountAgeing { AccountId = a.Id, AccountNumber = a.Number, Overdue = figures[a.Id].ValueOrNull?.Aged.Overdue, Ageing = figures[a.Id] })
                .OrderByDescending(a => a.Overdue)
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

    /// <summary>The atoms of a day by the configured edges, with what else is to be told of the accounts.</summary>
    internal async Task<(DayAtoms Atoms, OpenAccounts Open)> OpenAsync(Book db, AccountSet accounts, DateOnly day, CancellationToken cancel)
    {
        var open = await AgeingAtoms.WithInvoicesAsync(db, accounts, day, _edges, cancel);
        return (await WithRatesAsync(db, open.Atoms, day, _edges, cancel), open);
    }

    private async Task<DayAtoms> ReadAtomsAsync(Book db, AccountSet accounts, LedgerDay day, AgeingEdges edges, CancellationToken cancel) =>
        await WithRatesAsync(db, await AgeingAtoms.OnAsync(db, accounts, day, edges, cancel), day, edges, cancel);

    private async Task<DayAtoms> WithRatesAsync(Book db, IReadOnlyList<AgeingAtom> atoms, LedgerDay day, AgeingEdges edges, CancellationToken cancel)
    {
        var rates = await ClosingRates.OnAsync(db, _base, atoms.Select(a => a.Currency), day, cancel);
        return new DayAtoms(day.Day, edges, atoms.ToLookup(a => a.AccountId), rates);
    }
}
