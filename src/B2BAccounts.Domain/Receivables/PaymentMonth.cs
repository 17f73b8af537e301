namespace B2BAccounts.Domain.Receivables;

/// <summary>结款走势. A full calendar month of an account, a group or the book, as of its own last day; amounts in the base currency.</summary>
/// <param name="End">The month's last day.</param>
/// <param name="Paid">Payments of the month.</param>
/// <param name="DaysLate">Of what was paid in the month, weighted by amount; null without.</param>
/// <param name="DaysLateIncludingUnpaid">With what was overdue or written off as if paid on the last day: the value that trends are taken over.</param>
/// <param name="Sales">Invoices less credit notes of the month, gross.</param>
/// <param name="Dso">Over 90 days; null without sales in them.</param>
public sealed record PaymentMonth(
    DateOnly End, decimal Paid, decimal? DaysLate, decimal? DaysLateIncludingUnpaid, decimal Sales, decimal Balance, decimal Overdue, decimal? Dso)
{
    /// <param name="baseBalance">What is owed in the base currency.</param>
    public static PaymentMonth Of(DateOnly end, PaymentMonthSums sums, decimal baseBalance, DocumentFlows documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        var (month, balance) = (FullMonths.Of(end), baseBalance + sums.ForeignBalance);
        return new PaymentMonth(
            end,
            documents.Paid(month, end),
            sums.Paid.DaysLate,
            (sums.Paid + sums.Unpaid).DaysLate,
            documents.Sales(month, end),
            balance,
            sums.Overdue,
            DaysSalesOutstanding.Of(balance, documents.Sales(Window.OfDays(end, CollectionFigures.ShortDays), end), CollectionFigures.ShortDays));
    }
}
