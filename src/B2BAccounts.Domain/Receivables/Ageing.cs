namespace B2BAccounts.Domain.Receivables;

/// <summary>
/// 账龄. Items to atoms, atoms to the base currency, atoms to totals by whatever is asked for. Every total is a sum of atoms, so that
/// totals by account, group, manager, country and currency agree to the cent.
/// </summary>
public static class Ageing
{
    /// <summary>What SQL does, in plain code: for verification and for one account.</summary>
    public static IReadOnlyList<AgeingAtom> Atoms(
        IEnumerable<OpenItem> items, IEnumerable<UnappliedItem> unapplied, AgeingEdges edges, DateOnly day)
    {
        var open = items.Select(i =>
            new AgeingAtom(i.AccountId, i.Currency, edges.BucketOf(i.DueDate, day), i.Open, Math.Max(0m, Math.Min(i.Disputed, i.Open))));
        var credit = unapplied.Select(u => new AgeingAtom(u.AccountId, u.Currency, AgeingEdges.Unapplied, u.Amount));
        return
        [
            .. open.Concat(credit).GroupBy(a => (a.AccountId, a.Currency, a.Bucket))
                .OrderBy(g => g.Key.AccountId).ThenBy(g => g.Key.Currency, StringComparer.Ordinal).ThenBy(g => g.Key.Bucket)
                .Select(g => new AgeingAtom(g.Key.AccountId, g.Key.Currency, g.Key.Bucket, g.Sum(a => a.Amount), g.Sum(a => a.Disputed))),
        ];
    }

    /// <summary>Each atom at the day's closing rate, rounded on its own, with the rates that were used.</summary>
    public static (IReadOnlyList<AgeingAtom> Atoms, IReadOnlyList<FxQuote> Rates) InBase(IEnumerable<AgeingAtom> atoms, FxTable rates, DateOnly day)
    {
        var quotes = new SortedDictionary<string, FxQuote>(StringComparer.Ordinal);
        var converted = new List<AgeingAtom>();
        foreach (var atom in atoms)
        {
            if (atom.Currency == rates.Base.Code)
            {
                converted.Add(atom);
                continue;
            }

            quotes[atom.Currency] = rates.At(atom.Currency, day);
            converted.Add(atom with
            {
                Currency = rates.Base.Code,
                Amount = rates.Convert(atom.Amount, atom.Currency, day),
                Disputed = rates.Convert(atom.Disputed, atom.Currency, day),
            });
        }

        return (converted, [.. quotes.Values]);
    }

    /// <summary>The sum of atoms of one currency.</summary>
    public static AgedBalance Total(IEnumerable<AgeingAtom> atoms, AgeingEdges edges, string currency)
    {
        ArgumentNullException.ThrowIfNull(edges);
        var buckets = new decimal[edges.Count];
        var (unapplied, disputed) = (0m, 0m);
        foreach (var atom in atoms)
        {
            if (atom.Currency != currency)
            {
                throw new RuleViolation(RuleCodes.CurrencyMismatch, $"An amount in {atom.Currency} cannot be added to a total in {currency}; convert it first.");
            }

            disputed += atom.Disputed;
            if (atom.Bucket == AgeingEdges.Unapplied)
            {
                unapplied += atom.Amount;
            }
            else
            {
                buckets[atom.Bucket] += atom.Amount;
            }
        }

        return new AgedBalance(currency, buckets, unapplied, disputed);
    }

    public static IReadOnlyDictionary<TKey, AgedBalance> By<TKey>(
        IEnumerable<AgeingAtom> atoms, AgeingEdges edges, string currency, Func<AgeingAtom, TKey> key)
        where TKey : notnull =>
        atoms.GroupBy(key).ToDictionary(g => g.Key, g => Total(g, edges, currency));
}
