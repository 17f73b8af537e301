namespace B2BAccounts.Domain.Receivables;

/// <summary>What documents of one kind and date, in one currency, amount to from a day on; a reversal takes away from its own day on.</summary>
/// <param name="AccountId">0 where accounts are taken together; only in the base currency, where nothing is converted and rounded.</param>
/// <param name="Date">The documents' date.</param>
/// <param name="On">The day from which it counts: the date, or that of the reversal.</param>
/// <param name="Amount">Above zero for documents, below for reversals, whatever the kind.</param>
public readonly record struct DocumentFlow(long AccountId, string Currency, DocumentKind Kind, DateOnly Date, DateOnly On, decimal Amount);
