namespace B2BAccounts.Domain.Receivables;

/// <summary>Part of an invoice that a payment has settled.</summary>
/// <param name="Amount">In one currency for all parts of a figure: the base currency at the payment day's rate.</param>
/// <param name="PaidDate">The payment's date, not the allocation's.</param>
public readonly record struct SettledPart(long InvoiceId, decimal Amount, DateOnly InvoiceDate, DateOnly DueDate, DateOnly PaidDate)
{
    public int DaysToPay => PaidDate.DayNumber - InvoiceDate.DayNumber;

    /// <summary>Negative when paid early.</summary>
    public int DaysLate => PaidDate.DayNumber - DueDate.DayNumber;
}
