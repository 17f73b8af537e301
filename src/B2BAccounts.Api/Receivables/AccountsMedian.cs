namespace B2BAccounts.Api.Receivables;

/// <summary>A median and the number of accounts that it is of.</summary>
public sealed record AccountsMedian(decimal Value, int Accounts);
