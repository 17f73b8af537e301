namespace B2BAccounts.Domain.Receivables;

/// <summary>The atom of ageing and of conversion: what one account has in one currency and bucket. SQL sums items to atoms.</summary>
/// <param name="Bucket">From 0, or <see cref="AgeingEdges.Unapplied"/>.</param>
/// <param name="Amount">Open amount of the bucket, or the unapplied amount (above zero).</param>
/// <param name="Disputed">Memo: part of the amount that is disputed.</param>
public readonly record struct AgeingAtom(long AccountId, string Currency, int Bucket, decimal Amount, decimal Disputed = 0m);
