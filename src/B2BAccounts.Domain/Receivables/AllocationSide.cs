namespace B2BAccounts.Domain.Receivables;

/// <summary>One side of an allocation, with what is still left of it.</summary>
/// <param name="Left">The least that is left from the allocation's date on, everything recorded taken into account.</param>
public readonly record struct AllocationSide(DocumentKind Kind, long Id, long AccountId, string Currency, DateOnly Date, decimal Left);
