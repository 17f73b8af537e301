using System.Runtime.CompilerServices;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Domain.Forecasts;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Forecasts;

/// <summary>How late an account has paid by a day, and what was open on it.</summary>
internal sealed record AccountCourse(long AccountId, PaymentHistory History, IReadOnlyList<OpenCourse> Open)
{
    /// <summary>Accounts with an invoice of the last 24 months or an open one, one after the other.</summary>
    public static async IAsyncEnumerable<AccountCourse> OfAsync(Book db, AccountSet accounts, DateOnly day, [EnumeratorCancellation] CancellationToken cancel)
    {
        var since = day.AddMonths(-PaymentHistory.Months);
        var rows = LedgerRows.Of(db, accounts);
        var disputes = await rows.Disputes.Where(d => d.OpenedOn <= day).GroupBy(d => d.InvoiceId)
            .Select(g => new { InvoiceId = g.Key, First = g.Min(d => d.OpenedOn) }).ToDictionaryAsync(d => d.InvoiceId, d => d.First, cancel);
        await foreach (var events in InvoiceEvents.Between(rows, since, day, writeOffsAfter: day).ByAccountAsync(cancel))
        {
            yield return Of(events, since, day, disputes);
        }
    }

    private static AccountCourse Of(List<InvoiceEvent> events, DateOnly since, DateOnly day, Dictionary<long, DateOnly> disputes)
    {
        var history = new PaymentHistory();
        var open = new List<OpenCourse>();
        foreach (var invoice in events.GroupBy(e => e.InvoiceId, (_, own) => own.ToList()))
        {
            var (first, left) = (invoice[0], invoice.Sum(e => e.Amount));
            DateOnly? disputed = disputes.TryGetValue(first.InvoiceId, out var on) ? on : null;
            if (left > 0m)
            {
                open.Add(new OpenCourse(first.InvoiceId, first.Currency, first.DueDate, left, disputed is not null));
            }

            if (first.InvoiceDate > since)
            {
                history.Add(first.InvoiceDate, first.DueDate, day, disputed, Parts(invoice, left, day));
            }
        }

        return new AccountCourse(events[0].AccountId, history, open);
    }

    // Shares of what was not credited or reversed; what was counts as never invoiced.
    private static IEnumerable<(DateOnly On, bool Paid, double Share)> Parts(List<InvoiceEvent> events, decimal open, DateOnly day)
    {
        var invoiced = events.Where(e => e.Part == InvoiceEvent.Other).Sum(e => e.Amount);
        if (invoiced <= 0m)
        {
            yield break;
        }

        foreach (var taken in events.Where(e => e.Part != InvoiceEvent.Other).GroupBy(e => (e.SourceDate, e.Part)).OrderBy(g => g.Key))
        {
            if (-taken.Sum(e => e.Amount) is var amount and > 0m)
            {
                yield return (taken.Key.SourceDate, taken.Key.Part == InvoiceEvent.Paid, (double)(amount / invoiced));
            }
        }

        if (open > 0m)
        {
            yield return (day, false, (double)(open / invoiced));
        }
    }
}

/// <summary>An invoice that was open on the day.</summary>
/// <param name="Amount">What was open of it, in its currency.</param>
/// <param name="Disputed">Whether it was disputed at any time up to the day.</param>
internal sealed record OpenCourse(long InvoiceId, string Currency, DateOnly DueDate, decimal Amount, bool Disputed);
