namespace B2BAccounts.Domain.Receivables;

/// <summary>
/// Sales, payments and write-offs of an account, a group or the book, as they count on any day. Converted by account, currency, kind and
/// date: what is of one date is added, converted at that date's rate and rounded.
/// </summary>
public sealed class DocumentFlows(IReadOnlyCollection<DocumentFlow> flows, FxTable rates)
{
    /// <summary>信用销售. Invoices less credit notes, gross, dated in the window, without those that were reversed by the day.</summary>
    public decimal Sales(Window window, DateOnly day) => Sum(DocumentKind.Invoice, window, day) - Sum(DocumentKind.CreditNote, window, day);

    /// <summary>Payments dated in the window, without those that were reversed by the day.</summary>
    public decimal Paid(Window window, DateOnly day) => Sum(DocumentKind.Payment, window, day);

    /// <summary>Write-offs dated in the window, less what was reversed or recovered of them by the day.</summary>
    public decimal WrittenOff(Window window, DateOnly day) => Sum(DocumentKind.WriteOff, window, day);

    /// <summary>Sales of the day's month up to the day, then of each month before it, to the first in which there was any document.</summary>
    public IEnumerable<MonthSales> SalesNewestFirst(DateOnly day)
    {
        var first = flows.Count == 0 ? day.AddDays(1) : flows.Min(f => f.Date);
        for (var last = day; last >= first; last = FullMonths.Of(last).After)
        {
            yield return new MonthSales(last.Year, last.Month, Sales(FullMonths.Of(last), day));
        }
    }

    private decimal Sum(DocumentKind kind, Window window, DateOnly day) => flows
        .Where(f => f.Kind == kind && window.Contains(f.Date) && f.On <= day)
        .GroupBy(f => (f.AccountId, f.Currency, f.Date))
        .Sum(g => rates.Convert(g.Sum(f => f.Amount), g.Key.Currency, g.Key.Date));
}
