namespace B2BAccounts.Domain.Receivables.Dunning;

/// <summary>An overdue item as a run for a day sees it.</summary>
/// <param name="DaysLate">Days past due, 1 or more.</param>
/// <param name="Level">The level that it is reminded at, or would be; 0 within the grace of the first.</param>
/// <param name="Skipped">Why it is in no reminder; null when it is in one.</param>
public sealed record DunnedItem(OverdueItem Item, int DaysLate, int Level, DunningSkipReason? Skipped);
