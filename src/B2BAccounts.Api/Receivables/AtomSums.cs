using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Receivables;

/// <summary>Adds parts of atoms up, from whichever statement each comes.</summary>
internal sealed class AtomSums
{
    private readonly Dictionary<(long AccountId, string Currency, int Bucket), (decimal Amount, decimal Disputed)> sums = [];

    public void Add(long account, string currency, int bucket, decimal amount, decimal disputed = 0m)
    {
        if (amount == 0m && disputed == 0m)
        {
            return;
        }

        var before = sums.GetValueOrDefault((account, currency, bucket));
        sums[(account, currency, bucket)] = (before.Amount + amount, before.Disputed + disputed);
    }

    /// <summary>Those that come to anything, in no order.</summary>
    public IReadOnlyList<AgeingAtom> Atoms() =>
        [.. sums.Where(s => s.Value.Amount != 0m).Select(s => new AgeingAtom(s.Key.AccountId, s.Key.Currency, s.Key.Bucket, s.Value.Amount, s.Value.Disputed))];
}
