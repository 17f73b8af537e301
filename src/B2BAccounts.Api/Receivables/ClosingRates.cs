using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Receivables;

/// <summary>The closing rates that a figure needs, and no more.</summary>
public static class ClosingRates
{
    /// <summary>Rates of the currencies for any day from the first to the last; no statement when all is in the base currency.</summary>
    public static async Task<FxTable> BetweenAsync(
        Book db, Currency baseCurrency, IEnumerable<string> currencies, DateOnly first, LedgerDay last, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var foreign = currencies.Where(c => c != baseCurrency.Code).Distinct(StringComparer.Ordinal).ToList();
        if (foreign.Count == 0)
        {
            return new FxTable(baseCurrency, []);
        }

        var (oldest, newest) = (first.AddDays(-FxTable.MaxAgeDays), last.Day);
        return new FxTable(baseCurrency, await last.Known(db.FxRates.AsNoTracking())
            .Where(r => r.BaseCurrency == baseCurrency.Code && r.Day >= oldest && r.Day <= newest && foreign.Contains(r.Currency))
            .ToListAsync(cancel));
    }

    public static Task<FxTable> OnAsync(Book db, Currency baseCurrency, IEnumerable<string> currencies, LedgerDay day, CancellationToken cancel) =>
        BetweenAsync(db, baseCurrency, currencies, day.Day, day, cancel);
}
