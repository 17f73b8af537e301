using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Forecasts;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Forecasts;

/// <summary>
/// Makes the forecasts of past month ends anew, each from what was known on its day, and compares them with what came. It asks what the
/// program answers, so that nothing is known here that a forecast does not know.
/// </summary>
public sealed class ForecastBacktest(IDbContextFactory<AccountsDb> contexts, PaymentForecasts forecasts, BusinessClock clock)
{
    /// <summary>A score for each month end from a day to another, oldest first; a month without anything known to be paid by then is left out.</summary>
    /// <exception cref="RuleViolation">VALUE_OUT_OF_RANGE: the days hold no month end, or one that is not past.</exception>
    public async Task<IReadOnlyList<(DateOnly Day, ForecastScore Score)>> RunAsync(DateOnly from, DateOnly to, CancellationToken cancel)
    {
        var days = MonthEnds(from, to);
        if (days.Count == 0 || days[^1] >= clock.Today)
        {
            throw new RuleViolation(RuleCodes.ValueOutOfRange,
                $"A back-test goes over month ends before {clock.Today:yyyy-MM-dd}, such as --from 2025-01-01 --to 2025-12-31; from {from:yyyy-MM-dd} to {to:yyyy-MM-dd} "
                + (days.Count == 0 ? "there is none." : $"{days[^1]:yyyy-MM-dd} is one that is not past."));
        }

        await using var db = await contexts.CreateDbContextAsync(cancel);
        var paidOn = await PaidOnAsync(db, days[0], cancel);
        var scores = new List<(DateOnly, ForecastScore)>();
        foreach (var day in days)
        {
            var ground = await forecasts.GroundAsync(db, day, cancel);
            if (ground.Curves.Book.MeanLate is not { } meanLate)
            {
                continue;
            }

            var score = new ForecastScore();
            await foreach (var (invoice, due, payment) in PaymentForecasts.ItemsAsync(db, AccountSet.WholeBook, ground, day, cancel))
            {
                score.Add(payment.Value, due, meanLate, paidOn.TryGetValue(invoice, out var paid) ? paid : null);
            }

            scores.Add((day, score));
        }

        return scores;
    }

    private static List<DateOnly> MonthEnds(DateOnly from, DateOnly to)
    {
        var ends = new List<DateOnly>();
        for (var first = new DateOnly(from.Year, from.Month, 1); first.AddMonths(1).AddDays(-1) <= to; first = first.AddMonths(1))
        {
            ends.Add(first.AddMonths(1).AddDays(-1));
        }

        return ends;
    }

    /// <summary>The day of the last payment of each invoice that payments have closed since a day.</summary>
    private async Task<Dictionary<long, DateOnly>> PaidOnAsync(Book db, DateOnly since, CancellationToken cancel)
    {
        var paidOn = new Dictionary<long, DateOnly>();
        await foreach (var events in InvoiceEvents.Between(LedgerRows.Of(db, AccountSet.WholeBook), since, clock.Today, clock.Today).ByAccountAsync(cancel))
        {
            foreach (var invoice in events.GroupBy(e => e.InvoiceId).Where(i => i.Sum(e => e.Amount) == 0m))
            {
                var taken = invoice.Where(e => e.Part != InvoiceEvent.Other).GroupBy(e => (e.Part, e.SourceDate))
                    .Where(g => g.Sum(e => e.Amount) < 0m).Select(g => g.Key).ToList();
                if (taken.Count > 0 && taken.TrueForAll(t => t.Part == InvoiceEvent.Paid))
                {
                    paidOn[invoice.Key] = taken.Max(t => t.SourceDate);
                }
            }
        }

        return paidOn;
    }
}
