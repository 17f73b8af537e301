using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Domain.Receivables;
using Microsoft.Extensions.Options;

namespace B2BAccounts.Api.Verification;

/// <summary>Ageings and balances as they are answered, by account and for the whole book, against a replay of every document.</summary>
internal sealed class AgeingCheck(Ageings ageings, Balances balances, IOptions<BusinessOptions> business)
{
    private readonly AgeingEdges _edges = new(business.Value.Edges());
    private readonly Dictionary<(LedgerDay Day, string Currency, int Bucket), AgeingAtom> _book = [];

    /// <summary>Compares the accounts, and keeps their sums for <see cref="CheckBookAsync"/>.</summary>
    public async Task CheckAsync(Book db, IReadOnlyList<AccountReplay> accounts, LedgerDay day, FxTable rates, Findings found, CancellationToken cancel)
    {
        var set = AccountSet.Of(accounts.Select(a => a.Id));
        var asked = await ageings.AtomsAsync(db, set, day, cancel);
        var (figures, owed) = (await ageings.OfAsync(db, set, day, cancel), await balances.OfAsync(db, set, day, cancel));
        foreach (var account in accounts)
        {
            var atoms = Ageing.Atoms(account.Ledger.OpenItems(day.Day, day.KnownAt), account.Ledger.Unapplied(day.Day, day.KnownAt), _edges, day.Day);
            Compare(account.Number, day, asked.ByAccount[account.Id], atoms, found);
            Compare(account.Number, day, figures[account.Id], Figure.Of(() => InBase(atoms, rates, day.Day)), found);
            CompareBalance(account, day, owed[account.Id], Figure.Of(() => InBase(atoms, rates, day.Day)), found);
            foreach (var atom in atoms)
            {
                var key = (day, atom.Currency, atom.Bucket);
                var sum = _book.GetValueOrDefault(key, atom with { AccountId = 0, Amount = 0m, Disputed = 0m });
                _book[key] = sum with { Amount = sum.Amount + atom.Amount, Disputed = sum.Disputed + atom.Disputed };
            }
        }
    }

    /// <summary>Compares the question about the whole book, which is another statement than that about some accounts.</summary>
    public async Task CheckBookAsync(Book db, LedgerDay day, Findings found, CancellationToken cancel)
    {
        var asked = (await ageings.AtomsAsync(db, AccountSet.WholeBook, day, cancel)).ByAccount.SelectMany(g => g)
            .GroupBy(a => (a.Currency, a.Bucket)).Select(g => new AgeingAtom(0, g.Key.Currency, g.Key.Bucket, g.Sum(a => a.Amount), g.Sum(a => a.Disputed)));
        Compare(null, day, asked, _book.Where(a => a.Key.Day == day).Select(a => a.Value), found);
    }

    private void Compare(string? number, LedgerDay day, IEnumerable<AgeingAtom> asked, IEnumerable<AgeingAtom> replayed, Findings found)
    {
        var (said, right) = (asked.ToDictionary(a => (a.Currency, a.Bucket)), replayed.ToDictionary(a => (a.Currency, a.Bucket)));
        foreach (var key in said.Keys.Union(right.Keys))
        {
            var (a, b) = (said.GetValueOrDefault(key), right.GetValueOrDefault(key));
            var about = $"{Name(key.Bucket)} in {key.Currency} on {Text(day)}";
            found.Compare(number, about, a.Amount, b.Amount);
            found.Compare(number, $"disputed of {about}", a.Disputed, b.Disputed);
        }
    }

    private void Compare(string number, LedgerDay day, Figure<AgeingFigure> said, Figure<AgedBalance> replayed, Findings found)
    {
        if (said.ValueOrNull?.Aged is not { } a || replayed.ValueOrNull is not { } b)
        {
            found.Compare(number, $"ageing on {Text(day)}", said.Violation?.Code, replayed.Violation?.Code);
            return;
        }

        for (var bucket = 0; bucket < _edges.Count; bucket++)
        {
            found.Compare(number, $"{Name(bucket)} in base currency on {Text(day)}", a.Buckets[bucket], b.Buckets[bucket]);
        }

        found.Compare(number, $"unapplied in base currency on {Text(day)}", a.Unapplied, b.Unapplied);
        found.Compare(number, $"disputed in base currency on {Text(day)}", a.Disputed, b.Disputed);
        found.Compare(number, $"balance by ageing on {Text(day)}", a.Balance, b.Buckets.Sum() - b.Unapplied);
    }

    /// <summary>The balance is that of the documents alone, however they are allocated.</summary>
    private static void CompareBalance(AccountReplay account, LedgerDay day, Figure<BalanceFigure> said, Figure<AgedBalance> replayed, Findings found)
    {
        if (said.ValueOrNull is not { } balance || replayed.ValueOrNull is not { } aged)
        {
            found.Compare(account.Number, $"balance on {Text(day)}", said.Violation?.Code, replayed.Violation?.Code);
            return;
        }

        found.Compare(account.Number, $"balance on {Text(day)}", balance.Total.Amount, aged.Buckets.Sum() - aged.Unapplied);
        var answered = balance.ByCurrency.ToDictionary(m => m.Currency.Code, m => m.Amount);
        var sums = account.Ledger.LedgerSums(day.Day, day.KnownAt);
        foreach (var currency in answered.Keys.Union(sums.Keys.Select(k => k.Currency)))
        {
            found.Compare(account.Number, $"balance in {currency} on {Text(day)}", answered.GetValueOrDefault(currency), sums.GetValueOrDefault((account.Id, currency)));
        }
    }

    private AgedBalance InBase(IEnumerable<AgeingAtom> atoms, FxTable rates, DateOnly day)
    {
        var (buckets, unapplied, disputed) = (new decimal[_edges.Count], 0m, 0m);
        foreach (var atom in atoms)
        {
            var amount = rates.Convert(atom.Amount, atom.Currency, day);
            disputed += rates.Convert(atom.Disputed, atom.Currency, day);
            if (atom.Bucket == AgeingEdges.Unapplied)
            {
                unapplied += amount;
            }
            else
            {
                buckets[atom.Bucket] += amount;
            }
        }

        return new AgedBalance(rates.Base.Code, buckets, unapplied, disputed);
    }

    /// <summary>As messages name a day.</summary>
    public static string Text(LedgerDay day) => day.KnownAt is { } known ? $"{day.Day:yyyy-MM-dd} as known at {known:yyyy-MM-dd HH:mm:ss} UTC" : $"{day.Day:yyyy-MM-dd}";

    private string Name(int bucket) => bucket == AgeingEdges.Unapplied ? "unapplied" : _edges.Range(bucket) switch
    {
        (null, _) => "open and not due",
        ({ } from, null) => $"open over {from - 1} days",
        ({ } from, { } to) => $"open {from}-{to} days",
    };
}
