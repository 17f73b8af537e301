namespace B2BAccounts.Domain.Accounts;

/// <summary>A code as it is kept, and what its check said.</summary>
/// <param name="Value">Capitals without separators.</param>
/// <param name="Problem">What is wrong with an unverified code, for people; null when it is right or has no check.</param>
public readonly record struct CheckedIdentifier(string Value, bool Verified, string? Problem);
