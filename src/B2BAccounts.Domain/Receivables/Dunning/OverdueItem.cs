namespace B2BAccounts.Domain.Receivables.Dunning;

/// <summary>An invoice that is past due on the day of a run, and what decides whether it is in a reminder.</summary>
/// <param name="Open">In the invoice's currency, above zero.</param>
/// <param name="OpenInBase">The same in the base currency.</param>
/// <param name="IsDisputed">A dispute stands on it.</param>
/// <param name="IsPromised">A promise to pay it is open.</param>
/// <param name="IsHeld">Somebody keeps it, or all of the account's invoices, out of reminders.</param>
/// <param name="LastLevel">The highest level of earlier reminders of it; 0 when it was in none.</param>
public sealed record OverdueItem(
    long InvoiceId, string Number, DateOnly Date, DateOnly DueDate, Money Open, decimal OpenInBase, bool IsDisputed, bool IsPromised, bool IsHeld, int LastLevel);
