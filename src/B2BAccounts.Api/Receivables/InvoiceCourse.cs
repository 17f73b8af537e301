using B2BAccounts.Domain;
using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Receivables;

/// <summary>One account's invoices with their events: what was paid, overdue and written off as of any day that the events cover.</summary>
internal sealed class InvoiceCourse
{
    private readonly FxTable _rates;
    private readonly List<(InvoiceEvent Invoice, InvoiceEvent[] Events)> _invoices;

    public InvoiceCourse(IEnumerable<InvoiceEvent> events, FxTable rates)
    {
        _rates = rates;
        _invoices = [.. events.GroupBy(e => e.InvoiceId).Select(g => (g.First(), g.ToArray()))];
    }

    /// <summary>What payment speed, index and trend on the day rest on.</summary>
    public PaymentParts Payments(DateOnly day, int months)
    {
        List<SettledPart> paid = [.. Paid(Window.Months(day, months))];
        return new PaymentParts(
            paid,
            months == PaymentIndex.Months ? paid : [.. Paid(Window.Months(day, PaymentIndex.Months))],
            [.. Unpaid(day)],
            [.. PaymentTrend.MonthEnds(day).Select(end => PaymentTrend.Month(end, Paid(FullMonths.Of(end)), Unpaid(end)))]);
    }

    /// <summary>The payment index on the day; null when nothing was paid or overdue.</summary>
    public decimal? Index(DateOnly day) => PaymentIndex.Of(day, [.. Paid(Window.Months(day, PaymentIndex.Months))], [.. Unpaid(day)]);

    /// <summary>What of the invoices that came due in the window was paid or stands unpaid at its end, and what of them was written off in it.</summary>
    public PaymentOutcome Outcome(Window window)
    {
        List<SettledPart> parts = [.. Paid(window).Concat(Unpaid(window.Until).Select(u => u.AsIfPaidOn(window.Until))).Where(p => window.Contains(p.DueDate))];
        var sums = SpeedSums.Of(parts);
        return new PaymentOutcome(
            sums.Amount, sums.Amount - sums.OnTimeAmount, sums.AmountDaysLate,
            _invoices.Where(i => window.Contains(i.Invoice.DueDate) && i.Invoice.DueDate < window.Until).Sum(i => Taken(i.Events, InvoiceEvent.WrittenOff, window).Sum(t => t.Amount * RateOf(i.Invoice, i.Invoice.InvoiceDate))));
    }

    /// <summary>What the account adds to the series' month that ends on the day.</summary>
    /// <param name="foreign">The account's documents in other currencies.</param>
    public PaymentMonthSums Month(DateOnly end, AgeingEdges edges, IReadOnlyCollection<DocumentFlow> foreign)
    {
        var open = Open(end).GroupBy(i => (i.Currency, Bucket: edges.BucketOf(i.DueDate, end)))
            .Select(g => (g.Key.Currency, g.Key.Bucket, Amount: g.Sum(i => i.Open))).ToList();
        var unapplied = open.Where(o => o.Currency != _rates.Base.Code).Select(o => (o.Currency, o.Amount))
            .Concat(foreign.Where(f => f.On <= end).Select(f => (f.Currency, Amount: -DocumentFlowRows.Owed(f))))
            .GroupBy(o => o.Currency).Sum(g => _rates.Convert(g.Sum(o => o.Amount), g.Key, end));
        return new PaymentMonthSums(
            SpeedSums.Of(Paid(FullMonths.Of(end))),
            SpeedSums.Of(Unpaid(end).Select(u => u.AsIfPaidOn(end))),
            open.Where(o => o.Bucket > 0).Sum(o => _rates.Convert(o.Amount, o.Currency, end)),
            open.Where(o => o.Currency != _rates.Base.Code).Sum(o => _rates.Convert(o.Amount, o.Currency, end)) - unapplied);
    }

    // A weight is the exact product of amount and rate: rounding it would make the figure depend on how amounts were allocated.
    private IEnumerable<SettledPart> Paid(Window window)
    {
        foreach (var (invoice, events) in _invoices)
        {
            foreach (var (on, amount) in Taken(events, InvoiceEvent.Paid, window))
            {
                yield return new SettledPart(invoice.InvoiceId, amount * RateOf(invoice, on), invoice.InvoiceDate, invoice.DueDate, on);
            }
        }
    }

    private IEnumerable<UnpaidPart> Unpaid(DateOnly day)
    {
        var writeOffs = Window.Months(day, PaymentSpeed.WriteOffMonths);
        foreach (var (invoice, events) in _invoices.Where(i => i.Invoice.DueDate < day))
        {
            var unpaid = Math.Max(0m, Open(events, day)) + Taken(events, InvoiceEvent.WrittenOff, writeOffs).Sum(t => t.Amount);
            if (unpaid != 0m)
            {
                yield return new UnpaidPart(invoice.InvoiceId, unpaid * RateOf(invoice, invoice.InvoiceDate), invoice.InvoiceDate, invoice.DueDate);
            }
        }
    }

    private IEnumerable<(string Currency, DateOnly DueDate, decimal Open)> Open(DateOnly day) =>
        _invoices.Select(i => (i.Invoice.Currency, i.Invoice.DueDate, Open: Open(i.Events, day))).Where(i => i.Open != 0m);

    private static decimal Open(InvoiceEvent[] events, DateOnly day)
    {
        var open = 0m;
        foreach (var e in events)
        {
            open += e.Part != InvoiceEvent.WrittenOffBefore && e.On <= day ? e.Amount : 0m;
        }

        return open;
    }

    /// <summary>What payments or write-offs of the window have taken off an invoice, as it counts on the window's last day, by their date.</summary>
    private static IEnumerable<(DateOnly On, decimal Amount)> Taken(InvoiceEvent[] events, int part, Window window)
    {
        List<(DateOnly On, decimal Amount)>? taken = null;
        foreach (var e in events)
        {
            if ((e.Part == part || (e.Part == InvoiceEvent.WrittenOffBefore && part == InvoiceEvent.WrittenOff))
                && e.On <= window.Until && window.Contains(e.SourceDate))
            {
                taken ??= [];
                var at = taken.FindIndex(t => t.On == e.SourceDate);
                if (at < 0)
                {
                    taken.Add((e.SourceDate, -e.Amount));
                }
                else
                {
                    taken[at] = (e.SourceDate, taken[at].Amount - e.Amount);
                }
            }
        }

        return taken?.Where(t => t.Amount != 0m) ?? [];
    }

    private decimal RateOf(InvoiceEvent invoice, DateOnly day) => _rates.At(invoice.Currency, day).Rate;
}
