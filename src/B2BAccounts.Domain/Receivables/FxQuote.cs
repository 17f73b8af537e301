namespace B2BAccounts.Domain.Receivables;

/// <summary>A rate as it was used, with the day it is of: both are shown beside every converted figure.</summary>
public readonly record struct FxQuote(string Currency, string BaseCurrency, decimal Rate, DateOnly Day);
