namespace B2BAccounts.Domain.Purchasing;

/// <summary>购买水平与频率. What an account bought, as of a day.</summary>
/// <param name="Level">Invoices less credit notes of 12 months, base currency.</param>
/// <param name="OrderDays">Distinct invoice dates of 12 months.</param>
/// <param name="Invoices">All invoices up to the day.</param>
public sealed record PurchaseFigures(DateOnly Day, decimal Level, int OrderDays, int Invoices, DateOnly? FirstOrderOn, DateOnly? LastOrderOn)
{
    public const int Months = 12;

    /// <summary>Days since the last order; null when there is none.</summary>
    public int? RecencyDays => Day.DayNumber - LastOrderOn?.DayNumber;

    public static PurchaseFigures Of(DateOnly day, IEnumerable<PurchaseDocument> documents)
    {
        var window = Window.Months(day, Months);
        var past = documents.Where(d => d.Date <= day).ToList();
        var orders = past.Where(d => d.IsOrder).Select(d => d.Date).ToList();
        return new PurchaseFigures(
            day,
            past.Where(d => window.Contains(d.Date)).Sum(d => d.Amount),
            orders.Where(window.Contains).Distinct().Count(),
            orders.Count,
            orders.Count == 0 ? null : orders.Min(),
            orders.Count == 0 ? null : orders.Max());
    }

    /// <summary>The last full calendar months, oldest first, those without purchases among them as zero.</summary>
    public static IReadOnlyList<PurchaseMonth> Series(DateOnly day, IEnumerable<PurchaseDocument> documents, int months = Months)
    {
        var ends = FullMonths.Ends(day, months);
        var byMonth = documents.Where(d => d.Date <= ends[^1]).ToLookup(d => (d.Date.Year, d.Date.Month));
        return
        [
            .. ends.Select(end =>
            {
                var month = byMonth[(end.Year, end.Month)];
                return new PurchaseMonth(end.Year, end.Month, month.Sum(d => d.Amount), month.Where(d => d.IsOrder).Select(d => d.Date).Distinct().Count());
            }),
        ];
    }
}
