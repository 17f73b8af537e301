using B2BAccounts.Domain.Statistics;

namespace B2BAccounts.Domain.Receivables;

/// <summary>
/// 结款趋势. Whether an account pays slower and slower. Theil-Sen slope in days a month over the last twelve full calendar months, with the
/// Mann-Kendall p beside it. Who stops paying shows as slowing, because what is overdue counts as if paid at the month's end.
/// </summary>
public sealed record PaymentTrend(PaymentTrendDirection Direction, decimal? Slope, double? P, IReadOnlyList<MonthLateness> Months)
{
    public const int MonthsBack = 12;
    public const int LeastMonths = 4;
    public const decimal LeastSlope = 1m;
    public const double MostP = 0.1;

    /// <summary>The ends of the last twelve full calendar months, oldest first; the month of a last day of a month is full.</summary>
    public static IReadOnlyList<DateOnly> MonthEnds(DateOnly day) => FullMonths.Ends(day, MonthsBack);

    /// <summary>One month from its parts.</summary>
    public static MonthLateness Month(DateOnly monthEnd, IEnumerable<SettledPart> paidInMonth, IEnumerable<UnpaidPart> unpaidAtEnd)
    {
        var sums = SpeedSums.Of(paidInMonth.Concat(unpaidAtEnd.Select(u => u.AsIfPaidOn(monthEnd))));
        return new MonthLateness(monthEnd.Year, monthEnd.Month, sums.Amount, sums.AmountDaysLate);
    }

    public static PaymentTrend Of(AccountLedger ledger, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        return Of(MonthEnds(day).Select(end => Month(
            end,
            ledger.Settled(FullMonths.Of(end)),
            ledger.Overdue(end).Concat(ledger.WrittenOff(Window.Months(end, PaymentSpeed.WriteOffMonths))))));
    }

    /// <param name="months">In any order; those without amount have no value.</param>
    public static PaymentTrend Of(IEnumerable<MonthLateness> months)
    {
        var known = months.Where(m => m.Amount != 0m).OrderBy(m => m.Number).ToList();
        if (known.Count < LeastMonths)
        {
            return new PaymentTrend(PaymentTrendDirection.Unknown, null, null, known);
        }

        var values = known.Select(m => m.AmountDaysLate / m.Amount).ToList();
        var slope = TheilSen.Slope([.. known.Select((m, i) => (m.Number, values[i]))])!.Value;
        var p = MannKendall.Of(values).P;
        var direction = Math.Abs(slope) < LeastSlope || p >= MostP ? PaymentTrendDirection.Steady
            : slope > 0m ? PaymentTrendDirection.Slowing : PaymentTrendDirection.Improving;
        return new PaymentTrend(direction, slope, p, known);
    }
}
