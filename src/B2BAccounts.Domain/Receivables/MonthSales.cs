namespace B2BAccounts.Domain.Receivables;

/// <summary>Credit sales (invoices less credit notes, gross) of a calendar month, or of its days up to the day of the figure.</summary>
public readonly record struct MonthSales(int Year, int Month, decimal Sales);
