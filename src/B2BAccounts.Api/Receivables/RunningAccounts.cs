using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Receivables;

/// <summary>往来账: what led from one balance to another, document by document.</summary>
internal static class RunningAccounts
{
    /// <summary>By currency, in the order of their codes; of a currency in which nothing was ever recorded up to the last day there is none.</summary>
    /// <param name="currency">Only this one; null: each.</param>
    /// <param name="known">The last day, and by what had been recorded.</param>
    public static async Task<ILookup<long, RunningAccount>> OfAsync(
        Book db, AccountSet accounts, DateOnly from, LedgerDay known, string? currency, CancellationToken cancel)
    {
        var to = known.Day;
        var ledger = LedgerEntries.Of(db, accounts, known).Where(e => e.Date <= to);
        ledger = currency is null ? ledger : ledger.Where(e => e.Currency == currency);
        var openings = await ledger.Where(e => e.Date < from).GroupBy(e => new { e.AccountId, e.Currency })
            .Select(g => new { g.Key.AccountId, g.Key.Currency, Amount = g.Sum(e => e.Amount) })
            .ToDictionaryAsync(g => (g.AccountId, g.Currency), g => g.Amount, cancel);
        var entries = (await ledger.Where(e => e.Date >= from).ToListAsync(cancel)).ToLookup(e => (e.AccountId, e.Currency));
        return openings.Keys.Union(entries.Select(g => g.Key)).OrderBy(k => k.Currency, StringComparer.Ordinal)
            .ToLookup(k => k.AccountId, k => Of(from, to, k.Currency, openings.GetValueOrDefault(k), entries[k]));
    }

    private static RunningAccount Of(DateOnly from, DateOnly to, string currency, decimal opening, IEnumerable<LedgerEntry> some)
    {
        var account = new RunningAccount(from, to, Currency.Of(currency), opening);
        foreach (var e in some.OrderBy(e => e.Date).ThenBy(e => e.RecordedAt).ThenBy(e => e.IsReversal).ThenBy(e => e.Kind).ThenBy(e => e.Id))
        {
            account.Add(e);
        }

        return account;
    }
}
