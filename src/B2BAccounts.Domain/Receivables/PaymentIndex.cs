namespace B2BAccounts.Domain.Receivables;

/// <summary>
/// 付款指数, 0 to 100, from days late including unpaid over 24 months. 80 is on the due date, 50 a month late. The points are a scale
/// that is public in the trade.
/// </summary>
public static class PaymentIndex
{
    public const int Months = 24;

    /// <summary>With fewer paid or overdue invoices, the index is at most that of paying on the day.</summary>
    public const int EnoughInvoices = 3;

    public const decimal MostWithFew = 80m;

    /// <summary>Days late to index.</summary>
    public static Curve Scale { get; } = Curve.Of(
        (-30, 100), (-20, 90), (0, 80), (15, 70), (22, 60), (30, 50), (60, 40), (90, 30), (120, 20), (180, 0));

    /// <param name="daysLateIncludingUnpaid">Weighted, of a 24-month window; null when nothing was paid or overdue.</param>
    /// <param name="invoices">Distinct invoices behind it.</param>
    public static decimal? Of(decimal? daysLateIncludingUnpaid, int invoices)
    {
        if (daysLateIncludingUnpaid is not { } days || invoices == 0)
        {
            return null;
        }

        var value = Scale.At(days);
        return invoices < EnoughInvoices ? Math.Min(MostWithFew, value) : value;
    }

    /// <param name="paid">Parts whose payment lies in the 24 months to the day.</param>
    /// <param name="unpaid">Overdue open parts and parts written off in the last 24 months, all due before the day.</param>
    public static decimal? Of(DateOnly day, IReadOnlyCollection<SettledPart> paid, IReadOnlyCollection<UnpaidPart> unpaid)
    {
        ArgumentNullException.ThrowIfNull(unpaid);
        return Of((SpeedSums.Of(paid) + SpeedSums.Of(unpaid.Select(u => u.AsIfPaidOn(day)))).DaysLate, SpeedCounts.Of(paid, unpaid).Invoices);
    }

    public static decimal? Of(PaymentSpeed speed) => Of(speed.DaysLateIncludingUnpaid, speed.Counts.Invoices);
}
