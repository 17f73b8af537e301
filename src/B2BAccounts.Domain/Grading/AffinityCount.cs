namespace B2BAccounts.Domain.Grading;

public readonly record struct AffinityCount(AffinityKind Kind, int Count);
