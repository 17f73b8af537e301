namespace B2BAccounts.Domain.Purchasing;

/// <summary>What purchasing needs of an invoice or credit note.</summary>
/// <param name="Amount">Net where tax is known, in the base currency at the document day's rate; a credit note's is below zero.</param>
/// <param name="IsOrder">An invoice: its day is an order day. A credit note takes back its amount and nothing more.</param>
public readonly record struct PurchaseDocument(DateOnly Date, decimal Amount, bool IsOrder);
