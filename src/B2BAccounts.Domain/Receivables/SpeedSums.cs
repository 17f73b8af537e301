namespace B2BAccounts.Domain.Receivables;

/// <summary>
/// What payment speed needs of any number of parts; sums add up, so that SQL delivers them by account and a group's are its accounts'.
/// </summary>
/// <param name="AmountDaysToPay">Σ amount × (paid − invoice date).</param>
/// <param name="AmountDaysLate">Σ amount × (paid − due), early parts below zero.</param>
/// <param name="OnTimeAmount">Amount paid on or before its due date.</param>
public readonly record struct SpeedSums(decimal Amount, decimal AmountDaysToPay, decimal AmountDaysLate, decimal OnTimeAmount)
{
    public decimal? DaysToPay => Amount == 0m ? null : AmountDaysToPay / Amount;

    public decimal? DaysLate => Amount == 0m ? null : AmountDaysLate / Amount;

    public static SpeedSums operator +(SpeedSums a, SpeedSums b) => new(
        a.Amount + b.Amount, a.AmountDaysToPay + b.AmountDaysToPay, a.AmountDaysLate + b.AmountDaysLate, a.OnTimeAmount + b.OnTimeAmount);

    public static SpeedSums Of(IEnumerable<SettledPart> parts) => parts.Aggregate(default(SpeedSums), (sum, p) =>
        sum + new SpeedSums(p.Amount, p.Amount * p.DaysToPay, p.Amount * p.DaysLate, p.DaysLate <= 0 ? p.Amount : 0m));
}
