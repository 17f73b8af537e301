using System.Globalization;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Verification;

/// <summary>What all accounts are judged by: today, the last day that the book has been brought up to, the zone of the business, and rates.</summary>
/// <param name="Rates">By all that has been recorded.</param>
/// <param name="RatesOn">As they were known for each day that is verified.</param>
internal sealed record VerifiedState(DateOnly Today, DateOnly? LastDayChange, TimeZoneInfo Zone, FxTable Rates, IReadOnlyDictionary<LedgerDay, FxTable> RatesOn)
{
    public static async Task<VerifiedState> ReadAsync(
        Book db, DateOnly today, IReadOnlyList<LedgerDay> days, BusinessOptions business, Findings found, CancellationToken cancel)
    {
        var last = await db.Settings.AsNoTracking().Where(s => s.Name == DayChange.LastDay).Select(s => s.Value).SingleOrDefaultAsync(cancel);
        var rates = await db.FxRates.AsNoTracking().ToListAsync(cancel);
        foreach (var wrong in rates.Where(r => r.Rate <= 0m))
        {
            found.Add(null, $"rate from {wrong.Currency} to {wrong.BaseCurrency} of {wrong.Day:yyyy-MM-dd}", $"{wrong.Rate:0.##########}", "above zero");
        }

        var (currency, valid) = (Currency.Of(business.BaseCurrency), rates.Where(r => r.Rate > 0m).ToList());
        return new VerifiedState(
            today,
            last is null ? null : DateOnly.ParseExact(last, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            TimeZoneInfo.FindSystemTimeZoneById(business.TimeZone),
            new FxTable(currency, valid),
            days.ToDictionary(d => d, d => new FxTable(currency, valid.Where(r => d.KnownAt is null || r.RecordedAt <= d.KnownAt))));
    }

    /// <summary>The business day of an instant.</summary>
    public DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Zone));
}
