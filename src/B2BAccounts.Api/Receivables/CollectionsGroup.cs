namespace B2BAccounts.Api.Receivables;

/// <summary>Accounts of which it is told together how they pay.</summary>
/// <param name="Key">Number of the account on top, name of the manager, code of the country; empty for accounts without.</param>
/// <param name="HeadId">The account on top of the group, when told by groups.</param>
/// <param name="Accounts">Those that had a document by the day.</param>
public sealed record CollectionsGroup(string Key, string? Label, long? HeadId, IReadOnlyList<long> Accounts, DateOnly Day);
