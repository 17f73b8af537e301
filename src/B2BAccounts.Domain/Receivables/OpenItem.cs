namespace B2BAccounts.Domain.Receivables;

/// <summary>An invoice with what is open of it on a day, in its own currency.</summary>
/// <param name="Disputed">Sum of the disputes that stand on the day; counted up to what is open.</param>
public readonly record struct OpenItem(
    long AccountId, long InvoiceId, string Currency, DateOnly InvoiceDate, DateOnly DueDate, decimal Open, decimal Disputed = 0m)
{
    public int DaysPastDue(DateOnly day) => Math.Max(0, day.DayNumber - DueDate.DayNumber);
}
