using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Api.Security;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Forecasts;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Forecasts;

/// <summary>What the whole book's open invoices have become from month end to month end, by a day. One account after the other is read.</summary>
internal sealed class LossGround
{
    private readonly List<DateOnly> _ends;
    private readonly bool[] _seenMonths;
    private readonly int[] _unseen = new int[LossMatrix.Edges.Count];

    private LossGround(DateOnly day)
    {
        var month = new DateOnly(day.AddDays(1).Year, day.AddDays(1).Month, 1);
        _ends = [.. Enumerable.Range(0, LossMatrix.Months + 1).Select(n => month.AddMonths(n - LossMatrix.Months).AddDays(-1))];
        _seenMonths = new bool[LossMatrix.Months];
    }

    public LossMatrix Matrix { get; } = new();

    /// <summary>The last of the month ends.</summary>
    public DateOnly Until => _ends[^1];

    /// <param name="view">As the caller sees the book.</param>
    /// <param name="whole">The whole book in the same state.</param>
    /// <exception cref="RuleViolation">FX_RATE_MISSING: a currency of the book has no rate on the day.</exception>
    public static async Task<LossGround> ReadAsync(Book view, Book whole, Currency baseCurrency, DateOnly day, CancellationToken cancel)
    {
        var ground = new LossGround(day);
        var seen = view is AnswersDb { Scope.SeesEverything: false } ? (await view.Accounts.Select(a => a.Id).ToListAsync(cancel)).ToHashSet() : null;
        var (first, rows) = (ground._ends[0], LedgerRows.Of(whole, AccountSet.WholeBook));
        var currencies = await rows.Invoices.Where(i => i.Date <= ground.Until).Select(i => i.Currency).Distinct().ToListAsync(cancel);
        var rates = await ClosingRates.OnAsync(whole, baseCurrency, currencies, day, cancel);
        await foreach (var events in InvoiceEvents.Between(rows, first, ground.Until, writeOffsAfter: ground.Until).ByAccountAsync(cancel))
        {
            var left = new bool[LossMatrix.Edges.Count];
            foreach (var invoice in events.GroupBy(e => e.InvoiceId, (_, own) => own.OrderBy(e => e.On).ToList()))
            {
                ground.Add(invoice, rates.At(invoice[0].Currency, day).Rate, left);
            }

            for (var b = 0; b < left.Length; b++)
            {
                ground._unseen[b] += left[b] && seen?.Contains(events[0].AccountId) == false ? 1 : 0;
            }
        }

        foreach (var _ in ground._seenMonths.Where(m => m))
        {
            ground.Matrix.AddMonth();
        }

        return ground;
    }

    /// <exception cref="RuleViolation">AGGREGATE_SUPPRESSED: the rates would tell of few companies that the caller does not see.</exception>
    public void DemandTold()
    {
        if (_unseen.Any(n => !SmallGroups.MayTell(n)))
        {
            throw SmallGroups.Suppress("The expected credit loss");
        }
    }

    private void Add(List<InvoiceEvent> events, decimal rate, bool[] left)
    {
        var (next, open, before, due) = (0, 0m, 0m, events[0].DueDate);
        for (var month = 0; month < _ends.Count && (next < events.Count || open > 0m); month++)
        {
            var writtenOff = 0m;
            for (; next < events.Count && events[next].On <= _ends[month]; next++)
            {
                open += events[next].Amount;
                writtenOff -= events[next].Part == InvoiceEvent.WrittenOff ? events[next].Amount : 0m;
            }

            if (before > 0m)
            {
                // What a bounced payment or a recovery opened anew was not open before, and is no part of what became of that.
                var (from, still) = (LossMatrix.Edges.BucketOf(due, _ends[month - 1]), Math.Min(open, before));
                var lost = Math.Clamp(writtenOff, 0m, before - still);
                Matrix.Add(from, before * rate, LossMatrix.Edges.BucketOf(due, _ends[month]), still * rate, lost * rate);
                _seenMonths[month - 1] = true;
                left[from] = true;
            }

            before = open;
        }
    }
}
