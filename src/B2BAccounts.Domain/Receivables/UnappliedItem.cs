namespace B2BAccounts.Domain.Receivables;

/// <summary>What is left of a payment or credit note on a day: neither allocated nor refunded.</summary>
public readonly record struct UnappliedItem(long AccountId, DocumentKind Kind, long DocumentId, string Currency, decimal Amount);
