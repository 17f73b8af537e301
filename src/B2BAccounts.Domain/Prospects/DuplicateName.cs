namespace B2BAccounts.Domain.Prospects;

/// <summary>An account that was not flagged because another of the same normalised name is a customer or was flagged.</summary>
public readonly record struct DuplicateName(long AccountId, long SameNameAs);
