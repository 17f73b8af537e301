namespace B2BAccounts.Api.Verification;

/// <summary>What a verification came to.</summary>
/// <param name="Days">The days on which figures were compared.</param>
/// <param name="Documents">Invoices, credit notes, payments, refunds and write-offs that were replayed.</param>
/// <param name="Differences">The first of them.</param>
/// <param name="DifferenceCount">All of them.</param>
public sealed record VerifiedBook(
    IReadOnlyList<DateOnly> Days, int Accounts, long Documents, long Allocations, IReadOnlyList<Difference> Differences, long DifferenceCount);
