namespace B2BAccounts.Domain.Receivables;

/// <summary>
/// 结款速度 on a day over a window of calendar months. Days are weighted by amount; early days late are negative. Null where there is
/// nothing to weigh.
/// </summary>
/// <param name="Paid">Parts paid by payments of the window.</param>
/// <param name="Unpaid">Overdue open parts, and parts written off in the last 24 months, as if paid on the day.</param>
/// <param name="MedianDaysLate">Of paid parts, weighted by amount, nearest rank; likewise the 90th percentile.</param>
public sealed record PaymentSpeed(
    DateOnly Day,
    int Months,
    SpeedSums Paid,
    SpeedSums Unpaid,
    SpeedCounts Counts,
    int? MedianDaysToPay,
    int? NinetiethDaysToPay,
    int? MedianDaysLate,
    int? NinetiethDaysLate)
{
    /// <summary>Write-offs count for so long, whatever the window.</summary>
    public const int WriteOffMonths = 24;

    public decimal? DaysToPay => Paid.DaysToPay;

    public decimal? DaysLate => Paid.DaysLate;

    /// <summary>Writing off or not paying at all can only make these worse.</summary>
    public decimal? DaysToPayIncludingUnpaid => (Paid + Unpaid).DaysToPay;

    public decimal? DaysLateIncludingUnpaid => (Paid + Unpaid).DaysLate;

    /// <summary>0 to 1, over what was paid in the window or stands unpaid.</summary>
    public decimal? OnTimeShareByAmount => Paid.Amount + Unpaid.Amount == 0m ? null : Paid.OnTimeAmount / (Paid.Amount + Unpaid.Amount);

    public decimal? OnTimeShareByCount => Counts.Invoices == 0 ? null : (decimal)Counts.OnTime / Counts.Invoices;

    /// <param name="paid">Parts whose payment lies in the window (day − months, day].</param>
    /// <param name="unpaid">Overdue open parts and parts written off in the last 24 months, all due before the day.</param>
    public static PaymentSpeed Of(DateOnly day, int months, IReadOnlyCollection<SettledPart> paid, IReadOnlyCollection<UnpaidPart> unpaid)
    {
        var tally = new SpeedTally(day, months);
        tally.Add(paid, unpaid);
        return tally.Speed;
    }
}
