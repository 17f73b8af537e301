using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Receivables;

/// <summary>Adds parts of atoms up, from whichever statement each comes.</summary>
internal sealed class AtomSums(AgeingEdges edges)
{
    private readonly Dictionary<(long AccountId, string Currency), Sums> _sums = [];

    public void Add(long account, string currency, int bucket, decimal amount, decimal disputed = 0m)
    {
        if (amount == 0m && disputed == 0m)
        {
            return;
        }

        if (!_sums.TryGetValue((account, currency), out var sums))
        {
            // What is unapplied comes before the first bucket.
            _sums.Add((account, currency), sums = new Sums(new decimal[edges.Count + 1]));
        }

        var at = bucket - AgeingEdges.Unapplied;
        sums.Amounts[at] += amount;
        if (disputed != 0m)
        {
            (sums.Disputed ??= new decimal[edges.Count + 1])[at] += disputed;
        }
    }

    /// <summary>Those that come to anything, by account, currency and bucket.</summary>
    public IReadOnlyList<AgeingAtom> Atoms()
    {
        List<(long AccountId, string Currency)> keys = [.. _sums.Keys];
        keys.Sort((a, b) => a.AccountId != b.AccountId ? a.AccountId.CompareTo(b.AccountId) : string.CompareOrdinal(a.Currency, b.Currency));
        return
        [
            .. from key in keys
               let sums = _sums[key]
               from at in Enumerable.Range(0, sums.Amounts.Length)
               where sums.Amounts[at] != 0m
               select new AgeingAtom(key.AccountId, key.Currency, at + AgeingEdges.Unapplied, sums.Amounts[at], sums.Disputed?[at] ?? 0m),
        ];
    }

    private sealed class Sums(decimal[] amounts)
    {
        public decimal[] Amounts => amounts;

        public decimal[]? Disputed { get; set; }
    }
}
