namespace B2BAccounts.Domain.Receivables;

/// <summary>
/// One calendar month's sums: payments of the month, and what was open and overdue (or written off) at its end as if paid that day.
/// </summary>
public readonly record struct MonthLateness(int Year, int Month, decimal Amount, decimal AmountDaysLate)
{
    /// <summary>Months since year 0: what slopes are taken over, so that a missing month is a gap and not a step.</summary>
    public int Number => Year * 12 + Month - 1;

    public decimal? DaysLate => Amount == 0m ? null : AmountDaysLate / Amount;
}
