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

    public PaymentSpeed Speed(DateOnly day, int months) =>
        PaymentSpeed.Of(day, months, [.. Paid(Window.Months(day, months))], [.. Unpaid(day)]);

    public PaymentTrend Trend(DateOnly day) => PaymentTrend.Of(PaymentTrend.MonthEnds(day).Select(end =>
        PaymentTrend.Month(end, Paid(new Window(new DateOnly(end.Year, end.Month, 1).AddDays(-1), end)), Unpaid(end))));

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
            var open = 0m;
            foreach (var e in events)
            {
                open += e.Part != InvoiceEvent.WrittenOffBefore && e.On <= day ? e.Amount : 0m;
            }

            var unpaid = Math.Max(0m, open) + Taken(events, InvoiceEvent.WrittenOff, writeOffs).Sum(t => t.Amount);
            if (unpaid != 0m)
            {
                yield return new UnpaidPart(invoice.InvoiceId, unpaid * RateOf(invoice, invoice.InvoiceDate), invoice.InvoiceDate, invoice.DueDate);
            }
        }
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
