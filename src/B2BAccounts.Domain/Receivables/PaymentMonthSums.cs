namespace B2BAccounts.Domain.Receivables;

/// <summary>What accounts add to a month of the payment series, in the base currency.</summary>
/// <param name="Paid">Parts paid by payments of the month, as they count on its last day.</param>
/// <param name="Unpaid">Overdue open parts, and parts written off in the 24 months to the month's end, as if paid on it.</param>
/// <param name="Overdue">Open and past due at the month's end, each bucket at that day's rate.</param>
/// <param name="ForeignBalance">What is owed at the month's end in other currencies, each bucket and what is unapplied at that day's rate.</param>
public readonly record struct PaymentMonthSums(SpeedSums Paid, SpeedSums Unpaid, decimal Overdue, decimal ForeignBalance)
{
    public static PaymentMonthSums operator +(PaymentMonthSums a, PaymentMonthSums b) =>
        new(a.Paid + b.Paid, a.Unpaid + b.Unpaid, a.Overdue + b.Overdue, a.ForeignBalance + b.ForeignBalance);
}
