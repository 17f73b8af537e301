namespace B2BAccounts.Domain.Receivables;

/// <summary>应收账款周转天数. How many days' sales are still owed. All in one currency; null where there are no sales to measure by.</summary>
public static class DaysSalesOutstanding
{
    /// <summary>balance / sales × days, sales being invoices less credit notes, gross, of those days.</summary>
    public static decimal? Of(decimal balance, decimal sales, int days) => sales <= 0m ? null : balance * days / sales;

    /// <summary>What DSO would be if everybody paid on the day: not-due balance / sales × days.</summary>
    public static decimal? BestPossible(decimal notDue, decimal sales, int days) => Of(notDue, sales, days);

    /// <summary>DSO − best possible DSO: the days that lateness costs.</summary>
    public static decimal? AverageDaysDelinquent(decimal balance, decimal notDue, decimal sales, int days) =>
        Of(balance, sales, days) - BestPossible(notDue, sales, days);

    /// <summary>
    /// Takes off the newest month's sales, adding its days, until the rest is less than a month's sales; then adds rest / sales × days of
    /// that month. Not bent by seasons, as DSO is.
    /// </summary>
    /// <param name="day">The newest month counts its days up to this day, and its sales likewise.</param>
    /// <param name="newestFirst">One entry a month without gaps, the first of the day's own month. Net returns of a month count as no sales.</param>
    /// <returns>0 without a balance; null when the balance is more than all the sales given.</returns>
    public static decimal? CountBack(decimal balance, DateOnly day, IEnumerable<MonthSales> newestFirst)
    {
        var (rest, days) = (Math.Max(0m, balance), 0m);
        foreach (var month in newestFirst)
        {
            var length = month.Year == day.Year && month.Month == day.Month ? day.Day : DateTime.DaysInMonth(month.Year, month.Month);
            var sales = Math.Max(0m, month.Sales);
            if (rest < sales)
            {
                return days + rest * length / sales;
            }

            if (rest == 0m)
            {
                return days;
            }

            (rest, days) = (rest - sales, days + length);
        }

        return rest == 0m ? days : null;
    }
}
