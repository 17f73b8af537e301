namespace B2BAccounts.Domain.Receivables;

/// <summary>Part of an invoice that is open and past due, or was written off: counted as if it were paid on the day of the figure.</summary>
/// <param name="Amount">In the base currency at the invoice day's rate.</param>
public readonly record struct UnpaidPart(long InvoiceId, decimal Amount, DateOnly InvoiceDate, DateOnly DueDate)
{
    public SettledPart AsIfPaidOn(DateOnly day) => new(InvoiceId, Amount, InvoiceDate, DueDate, day);
}
