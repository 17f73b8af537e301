namespace B2BAccounts.Api.Receivables.Dunning;

/// <summary>What a run has done with a batch of accounts.</summary>
/// <param name="Accounts">Those looked at, in the order of their keys.</param>
/// <param name="AlreadyMade">Those that had a reminder of the day.</param>
public sealed record DunnedPart(IReadOnlyList<DunnedAccount> Accounts, int AlreadyMade, IReadOnlyList<DunningFailure> Failures);
